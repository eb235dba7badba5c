// Each rule says where the code belongs instead; bin/directions.test.ts shows that it refuses.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const nounsFolder = join(import.meta.dirname, '../src/lib/nouns');

/** Folders of nouns have a fields.ts; other folders are shared by several nouns. */
const nouns = readdirSync(nounsFolder).filter((name) =>
	existsSync(join(nounsFolder, name, 'fields.ts'))
);

const database = {
	what: '^drizzle-orm|lib/server/db(/|$)',
	where: 'Queries live in lib/nouns/<noun>/*.server.ts; call a function of that room instead.'
};
const server = {
	what: 'lib/server(/|$)|\\.server(\\.ts)?$',
	where: 'Components take props: load it in the route’s +page.server.ts and pass it in.'
};
const drivers = {
	what: '^(postgres|@electric-sql/.*|drizzle-orm/(postgres-js|pglite).*)$',
	where: 'Drivers are known to lib/server/db alone; import its `db`.'
};
const charts = {
	what: '^chart(\\.js|js-)',
	where:
		'Charts are configured in lib/drawing alone, for the browser and for files: show the numbers in a ChartFigure.'
};
const drawing = {
	what: '(lib|^\\.\\.)/drawing/',
	where:
		'Charts are drawn by lib/enhance, late, and by lib/server/charts/drawings: show the numbers in a ChartFigure.'
};
const pages = {
	what: '^\\.|\\.svelte$',
	where: 'Policies are loaded at start, before any page: import filters and limits from $lib alone.'
};
const environment = {
	what: '^\\$env/',
	where: 'The environment is read in lib/server/db alone, by `databaseSettings`.'
};
const outsideDomain = {
	what: '^(?!\\.|(approx-string-match|diff|edtf)$)|(^|/)(components|drawing|enhance|forms|nouns|routes|server)/',
	where:
		'lib/domain holds pure rules: pass in what it needs, or put the code in the room that has it.'
};
const http = {
	what: '^(@sveltejs/kit|\\$app)(/|$)',
	where: 'Noun modules know no HTTP: return rows or undefined, and let the route answer.'
};
const helpers = {
	what: '(^|/)tests/helpers/',
	where: 'What tests share is for tests alone: code of the app has its own in src.'
};
const upwards = {
	what: '(^|/)(routes|components)/',
	where: 'Imports run from routes to lib: move what both need into lib/domain.'
};
const otherNoun = (noun) => ({
	what: `^\\.\\./(${nouns.filter((other) => other !== noun).join('|')})/(?!card\\.|fields\\.|table\\.)`,
	where:
		'A noun imports no query of another: its own page joins the tables it needs. What pages of several nouns show is in card.server.ts.'
});
const queriesOutside = {
	what: '^drizzle-orm|server/db(/|$)',
	where: 'Only lib/nouns/**/*.server.ts and lib/server read the database.'
};

const readsDatabaseUrl = {
	selector:
		':matches(MemberExpression, Property)[computed=false] > Identifier[name="DATABASE_URL"]',
	message: 'DATABASE_URL is read in lib/server/db alone, by `databaseSettings`.'
};
const rawSql = {
	selector: 'MemberExpression[object.name="sql"][property.name="raw"]',
	message: 'Raw SQL takes no input safely: use the sql`…` template.'
};

/** These files put only words of the code itself into SQL. */
const ownWordsInSql = [
	'src/lib/nouns/**/table.server.ts',
	'src/lib/server/*/tables.ts',
	'src/lib/server/lists/cursor.ts'
];
const unbound = ['src/lib/server/db/**', 'src/**/*.test.ts'];

/** If a file matches two of them, the later one replaces the earlier one. */
export const directions = [
	room(['src/routes/**', 'src/*.ts'], [database, drivers, charts, drawing, environment]),
	room(['src/routes/**/policy.ts'], [database, drivers, charts, drawing, environment, pages]),
	room(
		['src/lib/components/**'],
		[database, server, drivers, charts, drawing, environment],
		noFetch()
	),
	room(['src/lib/enhance/**'], [database, server, drivers, charts, environment]),
	room(['src/lib/drawing/**'], [database, server, drivers, environment, upwards], noFetch()),
	room(['src/lib/forms/**'], [database, server, drivers, charts, environment, upwards]),
	room(['src/lib/domain/**'], [outsideDomain]),
	room(['src/lib/server/**'], [drivers, charts, environment, upwards]),
	room(['src/lib/nouns/**'], [http, drivers, charts, environment, upwards]),
	...nouns.map((noun) =>
		room(
			[`src/lib/nouns/${noun}/**`],
			[otherNoun(noun), http, drivers, charts, environment, upwards]
		)
	),
	room(
		['src/lib/nouns/**/!(*.server|*.test).ts'],
		[queriesOutside, http, drivers, charts, environment, upwards]
	),
	{ files: ownWordsInSql, rules: { 'no-restricted-syntax': 'off' } },
	{ files: unbound, rules: { 'no-restricted-imports': 'off', 'no-restricted-syntax': 'off' } }
];

function room(files, forbidden, further = {}) {
	const all = [...forbidden, helpers];
	const patterns = all.map(({ what, where }) => ({ regex: what, message: where }));
	// The import rule does not check import(…).
	const lazily = all.map(({ what, where }) => ({
		selector: `ImportExpression[source.value=/${what.replaceAll('/', '\\/')}/]`,
		message: where
	}));
	return {
		files,
		rules: {
			'no-restricted-imports': ['error', { patterns }],
			'no-restricted-syntax': ['error', ...lazily, readsDatabaseUrl, rawSql],
			...further
		}
	};
}

function noFetch() {
	const message = 'Components take props and never fetch: the route’s load function does.';
	return { 'no-restricted-globals': ['error', { name: 'fetch', message }] };
}
