import { ESLint } from 'eslint';
import ts from 'typescript-eslint';
import { beforeAll, expect, it } from 'vitest';

// The rules of imports need no types, and these files do not exist.
const eslint = new ESLint({ overrideConfig: ts.configs.disableTypeChecked });

const refused = async (file: string, code: string) => {
	const text = file.endsWith('.svelte') ? `<script lang="ts">${code}</script>` : code;
	const [result] = await eslint.lintText(text, { filePath: file });
	return result?.messages
		.filter(({ ruleId }) => ruleId?.startsWith('no-restricted'))
		.map(({ message }) => message)
		.join('\n');
};

// The first reading of the configuration takes seconds.
beforeAll(() => refused('src/app.ts', ''));

it.each([
	[
		'src/routes/(public)/x/+page.server.ts',
		"import { eq } from 'drizzle-orm';",
		'lib/nouns/<noun>'
	],
	[
		'src/routes/(public)/x/+page.server.ts',
		"import { db } from '$lib/server/db/index.ts';",
		'lib/nouns/<noun>'
	],
	[
		'src/routes/(public)/+page.ts',
		"import { db } from '../../lib/server/db/index.ts';",
		'lib/nouns/<noun>'
	],
	['src/routes/x/+page.svelte', "import { sql } from 'drizzle-orm';", 'lib/nouns/<noun>'],
	['src/routes/x/policy.ts', "import { load } from './+page.server';", 'before any page'],
	['src/routes/x/policy.ts', "import A from '$lib/components/A.svelte';", 'before any page'],
	['src/routes/x/policy.ts', "import { db } from '$lib/server/db';", 'lib/nouns/<noun>'],
	['src/routes/x/+page.svelte', "const c = import('chart.js');", 'lib/drawing alone'],
	[
		'src/lib/components/A.svelte',
		"import { list } from '$lib/nouns/event/queries.server';",
		'+page.server.ts'
	],
	['src/lib/components/A.svelte', "import { Chart } from 'chart.js';", 'lib/drawing alone'],
	[
		'src/lib/components/A.svelte',
		"import { Chart } from '../drawing/chart.ts';",
		'lib/enhance, late'
	],
	[
		'src/lib/server/trends/by-regulation.ts',
		"import { Chart } from 'chart.js';",
		'lib/drawing alone'
	],
	['src/lib/drawing/fills.ts', "import { db } from '$lib/server/db';", 'lib/nouns/<noun>'],
	['src/lib/components/A.svelte', "fetch('/x');", 'never fetch'],
	['src/lib/enhance/charts.ts', "import { db } from '$lib/server/db';", 'lib/nouns/<noun>'],
	[
		'src/lib/domain/dates/format.ts',
		"import { list } from '../../nouns/event/list.server.ts';",
		'pure rules'
	],
	['src/lib/domain/dates/format.ts', "import { readFileSync } from 'node:fs';", 'pure rules'],
	[
		'src/lib/server/copies/keep.ts',
		"import * as cast from '../../../../tests/helpers/nouns/test-cast.ts';",
		'for tests alone'
	],
	[
		'src/lib/nouns/event/list.server.ts',
		"import { list } from '../article/list.server.ts';",
		'no query of another'
	],
	[
		'src/lib/nouns/campaign/get.server.ts',
		"import { list } from '../statement/list.server.ts';",
		'no query of another'
	],
	[
		'src/lib/nouns/statement/get.server.ts',
		"import { list } from '../campaign/list.server.ts';",
		'no query of another'
	],
	['src/lib/nouns/event/list.server.ts', "import { error } from '@sveltejs/kit';", 'know no HTTP'],
	['src/lib/nouns/event/fields.ts', "import { eq } from 'drizzle-orm';", 'read the database'],
	['src/lib/server/search.ts', "import postgres from 'postgres';", 'lib/server/db alone'],
	[
		'src/lib/server/search.ts',
		"import { PGlite } from '@electric-sql/pglite';",
		'lib/server/db alone'
	],
	['src/lib/server/search.ts', 'const u = process.env.DATABASE_URL;', 'lib/server/db alone'],
	['src/lib/server/search.ts', 'const { DATABASE_URL } = process.env;', 'lib/server/db alone'],
	['src/hooks.server.ts', "import { env } from '$env/dynamic/private';", 'lib/server/db alone'],
	['src/lib/nouns/event/list.server.ts', 'const q = sql.raw(input);', 'sql`…`']
])('in %s, «%s» is refused', async (file, code, sentence) => {
	expect(await refused(file, code)).toContain(sentence);
});

it.each([
	[
		'src/routes/(public)/x/+page.server.ts',
		"import { list } from '$lib/nouns/event/queries.server';"
	],
	['src/routes/x/+page.svelte', "import Figure from '$lib/components/ChartFigure.svelte';"],
	['src/lib/drawing/chart.ts', "import { Chart } from 'chart.js';"],
	['src/lib/enhance/drawing.ts', "import { Chart } from '../drawing/chart.ts';"],
	['src/lib/server/charts/drawings/bars.ts', "import { Chart } from '../../../drawing/chart.ts';"],
	['src/lib/components/A.svelte', "import { stances } from '../domain/vocabulary.ts';"],
	['src/lib/domain/dates/format.ts', "import { parseEdtf } from './edtf.ts';"],
	['src/lib/domain/dates/format.ts', "import { stances } from '../vocabulary.ts';"],
	['src/lib/nouns/regulation/get.server.ts', "import { eventsOf } from '../event/card.server.ts';"],
	[
		'src/lib/nouns/event/list.server.ts',
		"import { eq } from 'drizzle-orm'; import { db } from '../../server/db/index.ts';"
	],
	['src/lib/nouns/event/list.server.ts', "import { get } from './get.server.ts';"],
	['src/lib/server/db/index.ts', 'const url = process.env.DATABASE_URL;']
])('in %s, «%s» is the way', async (file, code) => {
	expect(await refused(file, code)).toBe('');
});
