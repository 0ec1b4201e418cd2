/** The set that the version published last was published with. */
export const latestDefinitionSet = `
  select definition_set as hash
  from package_version
  order by published_at desc, package_key desc, number desc
  limit 1`;
