import { awkward, stalling } from './awkward.ts';
import { expect, test } from './fixtures.ts';

// Every text in a search field gets rows, an empty list, or a sentence.

const fields = [
	'/regulations?q=',
	'/stakeholders?q=',
	'/statements?q=',
	'/articles?q=',
	'/events?q=',
	'/search?q=',
	'/regulations?topic=',
	'/statements?stakeholder=',
	'/articles?outlet=',
	'/trends?jurisdiction=',
	'/regulations/',
	'/statements/',
	'/articles/',
	'/stakeholders/',
	'/events/',
	'/topics/'
];

for (const field of fields)
	test(`no text is too awkward for ${field}`, async ({ request }) => {
		for (const text of [...awkward, ...stalling, 'x'.repeat(5_000)]) {
			const response = await request.get(field + encodeURIComponent(text));
			expect(response.status(), `${field}${text}`).toBeLessThan(500);
			expect(await response.text(), `${field}${text}`).not.toContain('<script>alert(1)');
		}
	});
