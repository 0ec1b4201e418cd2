import { Module } from '@nestjs/common';
import { FindPackage } from './find-package.js';
import { FindVersion } from './find-version.js';
import { ListMeters } from './list-meters.js';
import { ListPackages } from './list-packages.js';
import { ListVersions } from './list-versions.js';
import { ResolveCurrent } from './resolve-current.js';
import { VersionDirectory } from './version-directory.js';
import { VersionLibrary } from './version-library.js';

const verbs = [
  FindPackage,
  FindVersion,
  ListMeters,
  ListPackages,
  ListVersions,
  ResolveCurrent,
  VersionDirectory,
  VersionLibrary,
];

@Module({ providers: verbs, exports: verbs })
export class PackagesUseCases {}
