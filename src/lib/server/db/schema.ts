/** The tables of all rooms, for queries and for drizzle-kit. */
export * from '../../nouns/article/table.server.ts';
export * from '../../nouns/campaign/table.server.ts';
export * from '../../nouns/citation/table.server.ts';
export * from '../../nouns/dated-claim/table.server.ts';
export * from '../../nouns/event/table.server.ts';
export * from '../../nouns/membership/table.server.ts';
export * from '../../nouns/regulation/relation.server.ts';
export * from '../../nouns/regulation/table.server.ts';
export * from '../../nouns/stakeholder/table.server.ts';
export * from '../../nouns/statement/table.server.ts';
export * from '../../nouns/topic/table.server.ts';
export * from '../write/tables.ts';
export * from '../../nouns/columns.server.ts';
export * from '../auth/tables.ts';
export * from '../derived/tables.ts';
export * from '../desk/tables.ts';
