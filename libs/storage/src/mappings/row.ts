/** The columns of an entity without its class: what an insert takes. */
export type Row<Entity> = Pick<Entity, keyof Entity>;
