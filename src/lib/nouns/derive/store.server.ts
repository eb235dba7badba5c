import { getTableColumns } from 'drizzle-orm';
import { type AnyPgColumn, getTableConfig, type PgTable } from 'drizzle-orm/pg-core';
import { citation } from '../citation/table.server.ts';
import type { Description, Field } from './field.ts';

/** Maps the fields of an item, or of a row in one of its lists, to the columns of a table. */
export interface Mapping {
	table: PgTable;
	columns: ColumnMapping[];
	lists: List[];
	/** The column of `citation` that points at the table. */
	cited?: string;
	/** False for located rows, which cite the sources of their item. */
	hasSources: boolean;
}

export interface ColumnMapping {
	field: Field;
	column: string;
	/** The columns of the first and the last day that a date can mean. */
	span?: [string, string];
}

/** The table of a list: of rows, or of single values in one column. */
export interface List {
	field: Field & { kind: ListKind };
	table: PgTable;
	parent: string;
	rows?: Mapping;
	value?: string;
	/** The id of a row within its item, if it is not numbered by its place. */
	id?: (row: never) => string;
}

export interface Store extends Mapping {
	table: ItemTable;
	/** Columns that are computed from an item and are no field of it. */
	derived?: (item: never) => object;
}

type ItemTable = PgTable & Record<'id' | 'version', AnyPgColumn>;
type ListKind = 'rows' | 'picks' | 'choices';

type Lists<D extends Description> = Exclude<
	Extract<D['fields'][number], { kind: ListKind; name: D['form'][number] }>['name'],
	'sources'
>;
interface Further<Name extends string> extends Pick<Store, 'derived'> {
	ids?: { [N in Name]?: List['id'] };
}

/**
 * Maps a field to the column of its name and a reference to a column that ends in `Id`. Lists have their own tables, and
 * sources are in `citation`.
 * @throws if a field has no column
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
	return { ...mappingOf(table, written, lists), table, derived };
}

const isList = (field: Field): field is List['field'] =>
	['rows', 'picks', 'choices'].includes(field.kind) && field.name !== 'sources';

/** Columns of some tables that no form writes. */
const systemFields = ['id', 'state', 'stateReason'].map((name): Field => ({
	name,
	label: '',
	kind: 'line'
}));

function mappingOf(table: PgTable, fields: readonly Field[], lists: List[] = []): Mapping {
	const has = getTableColumns(table);
	const own = fields.filter((field) => !isList(field) && field.name !== 'sources');
	const hasSources = fields.some(({ name }) => name === 'sources');
	return {
		table,
		columns: [
			...systemFields.filter(({ name }) => name in has).map((field) => columnOf(table, field)),
			...own.map((field) => columnOf(table, field))
		],
		lists,
		...(hasSources && { cited: columnTo(citation, table) }),
		hasSources
	};
}

function columnOf(table: PgTable, field: Field): ColumnMapping {
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
	const rows = mappingOf(table, field.fields);
	const columns = rows.columns.filter(({ column }) => column !== 'id');
	const cited = field.located ? columnTo(citation, table) : rows.cited;
	return { field, table, parent, id, rows: { ...rows, columns, cited } };
}

function columnTo(table: PgTable, target: PgTable): string {
	const { foreignKeys, name } = getTableConfig(table);
	const column = foreignKeys
		.map((key) => key.reference())
		.find(({ foreignTable }) => foreignTable === target)?.columns[0];
	const found = Object.entries(getTableColumns(table)).find(([, each]) => each === column);
	if (!found) throw new Error(`No column of “${name}” refers to “${getTableConfig(target).name}”.`);
	return found[0];
}
