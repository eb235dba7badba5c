import { getTableColumns } from 'drizzle-orm';
import { type AnyPgColumn, getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { citation } from '../citation/table.server.ts';
import type { Description, Field } from './field.ts';

/** A table, and which of its columns holds which field of an item, or of a row of one of its lists. */
export interface Kept {
	table: PgTable;
	columns: Place[];
	lists: List[];
	/** The column of `citation` by which sources hang on it, and whether these are its own or those of its item. */
	cited?: string;
	hasSources: boolean;
}

export interface Place {
	field: Field;
	column: string;
	/** The columns of the first and the last day that a date can mean. */
	span?: [string, string];
}

/** The table of a list: of rows, or of values that stand in one column. */
export interface List {
	field: Field & { kind: ListKind };
	table: PgTable;
	/** The column that points at the item. */
	parent: string;
	rows?: Kept;
	value?: string;
	/** The id of a row within its item, where that does not follow from its place. */
	id?: (row: never) => string;
}

export interface Store extends Kept {
	table: ItemTable;
	/** Columns that follow from an item and are no field of it. */
	derived?: (item: never) => object;
}

type ItemTable = PgTable & Record<'id' | 'version', AnyPgColumn>;
type ListKind = 'rows' | 'picks' | 'choices';

/** The fields that stand in tables of their own. */
type Lists<D extends Description> = Exclude<
	Extract<D['fields'][number], { kind: ListKind; name: D['form'][number] }>['name'],
	'sources'
>;
interface Further<Name extends string> extends Pick<Store, 'derived'> {
	/** The ids of rows within their item, where these do not follow from their place. */
	ids?: { [N in Name]?: List['id'] };
}

/**
 * Where the items of a noun are kept: a field in the column of its name, an item that it names in one that ends in `Id`,
 * a list in a table of its own, sources in `citation`.
 * @throws where there is no such column
 */
export function store<const D extends Description>(
	{ fields, form }: D,
	tables: { table: ItemTable } & Record<Lists<D>, PgTable>,
	{ derived, ids = {} }: Further<Lists<D>> = {}
): Store {
	const written: Field[] = form.map((name) => fields.find((field) => field.name === name)!);
	const { table } = tables;
	const tableOf = new Map<string, PgTable>(Object.entries(tables));
	const idOf = new Map<string, List['id']>(Object.entries(ids));
	const lists = written
		.filter(isList)
		.map((field) => listOf(table, field, tableOf.get(field.name)!, idOf.get(field.name)));
	return { ...kept(table, written, lists), table, derived };
}

const isList = (field: Field): field is List['field'] =>
	['rows', 'picks', 'choices'].includes(field.kind) && field.name !== 'sources';

/** No field of a form, but a column of some tables. */
const ofTheHouse = ['id', 'state', 'stateReason'].map((name): Field => ({
	name,
	label: '',
	kind: 'line'
}));

function kept(table: PgTable, fields: readonly Field[], lists: List[] = []): Kept {
	const has = getTableColumns(table);
	const own = fields.filter((field) => !isList(field) && field.name !== 'sources');
	const hasSources = fields.some(({ name }) => name === 'sources');
	return {
		table,
		columns: [
			...ofTheHouse.filter(({ name }) => name in has).map((field) => placeOf(table, field)),
			...own.map((field) => placeOf(table, field))
		],
		lists,
		...(hasSources && { cited: columnTo(citation, table) }),
		hasSources
	};
}

function placeOf(table: PgTable, field: Field): Place {
	const has = getTableColumns(table);
	const { name, kind } = field;
	const column = [name, `${name}Id`].find((each) => each in has);
	if (!column) throw new Error(`No column of “${getTableConfig(table).name}” holds “${name}”.`);
	const base = name.replace(/date$/i, '');
	const [first, last] = base ? [`${base}Earliest`, `${base}Latest`] : ['earliest', 'latest'];
	const spans = kind === 'date' && first! in has;
	return { field, column, ...(spans && { span: [first!, last!] }) };
}

function listOf(item: PgTable, field: List['field'], table: PgTable, id: List['id']): List {
	const parent = columnTo(table, item);
	if (field.kind !== 'rows') {
		const others = Object.keys(getTableColumns(table)).filter((name) => name !== 'ordinal');
		return { field, table, parent, value: others.find((name) => name !== parent) };
	}
	const rows = kept(table, field.fields);
	const columns = rows.columns.filter(({ column }) => column !== 'id');
	const cited = field.located ? columnTo(citation, table) : rows.cited;
	return { field, table, parent, id, rows: { ...rows, columns, cited } };
}

/** The first column of a table that refers to another one. */
function columnTo(table: PgTable, target: PgTable): string {
	const { foreignKeys, name } = getTableConfig(table);
	const column = foreignKeys
		.map((key) => key.reference())
		.find(({ foreignTable }) => foreignTable === target)?.columns[0];
	const found = Object.entries(getTableColumns(table)).find(([, each]) => each === column);
	if (!found) throw new Error(`No column of “${name}” refers to “${getTableConfig(target).name}”.`);
	return found[0];
}
