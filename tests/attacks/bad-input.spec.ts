import { blocking } from '../faulty-servers.ts';
import type { Asked } from '../http.ts';
import { inWords, probeWhile } from '../health-probe.ts';
import { openTables } from '../record.ts';
import { apart as test, expect, type House } from '../staff.ts';
import { inFull } from '../fixtures.ts';

// Requests that no browser sends: they are refused quickly with a sentence, and nothing is stored.

const details = { tag: '@promise-30' };
const longestAnswer = 10_000;
const longestStall = 1_500;

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=x';
const body = (body: BodyInit, type?: string): Asked => ({
	method: 'POST',
	body,
	headers: type === undefined ? {} : { 'content-type': type }
});
const fields = (count: number, name: (index: number) => string) =>
	new URLSearchParams(Array.from({ length: count }, (_, index) => [name(index), 'x']));

function parts(count: number): FormData {
	const form = new FormData();
	for (let index = 0; index < count; index++) form.append(`part${index}`, 'x');
	return form;
}

const part = (name: string) => `--x\r\ncontent-disposition: form-data${name}\r\n\r\n`;
const megabyte = 1 << 20;
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const tooLarge: Record<string, () => Asked> = {
	'50 MB of text': () => body(`summary=${'x'.repeat(50 * megabyte)}`, urlencoded),
	'600 kB of text': () => body(`summary=${'x'.repeat(600_000)}`, urlencoded),
	'40,000 fields': () => body(fields(40_000, (index) => `f${index}`)),
	'40,000 fields of one name': () => body(fields(40_000, () => 'f')),
	'20,000 rows of a list': () => body(fields(20_000, (index) => `sources.${index}`)),
	'2,000 parts': () => body(parts(2_000))
};

const notOurs: Record<string, () => Asked> = {
	'1,999 rows of a list': () => body(fields(1_999, (index) => `signatories.${index}`)),
	'rows of rows': () => body(fields(1_900, (index) => `dates.${index % 40}.sources.${index >> 5}`)),
	'a name of 100 levels': () => body(`positions${'.0.b'.repeat(100)}=x`, urlencoded),
	'a name of 100,000 levels': () => body(`positions${'.0'.repeat(100_000)}=x`, urlencoded),
	'JSON of 100,000 levels': () => body(nested(100_000), 'application/json'),
	'plain text': () => body('summary=x', 'text/plain'),
	'no type': () => body(new Blob(['summary=x'])),
	'a type that is none': () => body('summary=x', 'nonsense'),
	XML: () => body('<!DOCTYPE x [<!ENTITY y "z">]><x>&y;</x>', 'application/xml'),
	'parts without a boundary': () => body('summary=x', 'multipart/form-data'),
	'parts that break off': () => body(`${part('; name="summary"')}They`, multipart),
	'a part without a name': () => body(`${part('')}They\r\n--x--\r\n`, multipart),
	'broken percent-encoding': () => body('summary=%E0%A4%A&%zz=%&%=%%', urlencoded),
	'bytes that are no UTF-8': () =>
		body(new Uint8Array([0x73, 0x3d, 0xff, 0xfe, 0xc0, 0x80]), urlencoded),
	NUL: () => body('summary=a%00b&organisation=%00&reason=%00&signatories.0=%00', urlencoded),
	nothing: () => body('', urlencoded),
	'a file for a text': () => {
		const form = new FormData();
		form.append('summary', new Blob(['x'.repeat(1_000)]), 'summary.txt');
		return body(form);
	}
};

const rooms = {
	'an entry form': '/desk/statements/new?/publish',
	'the form of an item': '/desk/statements/st-028?/publish',
	'the form of an event': '/desk/events/new?/publish',
	'a form within a form': '/desk/stakeholders/quick',
	'what is not sent yet': '/desk/unsent/a-key-of-an-unsent-form',
	'the sign-in': '/sign-in?next=/desk',
	'the sign-in of a form': '/sign-in?resend=/desk/statements/new?/publish'
};

/** A quick-add form answers a script with JSON errors and status 200. */
const isRefusal = (status: number, text: string) =>
	status === 200 ? text.startsWith('{"errors":{"') : status >= 400 && status < 500;

async function rowsOf({ place }: House): Promise<number> {
	const tables = await openTables(place);
	const rows = await tables.everything();
	await tables.close();
	// Sign-in attempts are recorded on purpose.
	return rows.filter((row) => !/^(?:sign_in_try|activity) /.test(row)).length;
}

for (const [room, address] of Object.entries(rooms))
	test(
		`promise 30: what is too large for ${room}, or no form of ours, is refused with a sentence`,
		details,
		async ({ house }, { annotations }) => {
			const who = address.startsWith('/desk') ? 'editor' : undefined;
			const before = await rowsOf(house);
			let longest = 0;
			const send = async (asked: Asked) => {
				const began = performance.now();
				const response = await house.request(who, address, asked);
				longest = Math.max(longest, performance.now() - began);
				return { status: response.status, text: await response.text() };
			};

			const probed = await probeWhile(`${house.url}/healthz`, async () => {
				for (const [name, asked] of Object.entries({ ...tooLarge, ...notOurs })) {
					const { status, text } = await send(asked());
					if (name in tooLarge) expect([name, status]).toEqual([name, 413]);
					else expect([name, isRefusal(status, text)]).toEqual([name, true]);
					expect(text, name).toMatch(/[A-Z][^<>{}]{15,}\./);
					expect(text, name).not.toMatch(/node_modules|Error:|file:\/\/|<pre/);
				}
			});
			const description = `longest answer ${Math.round(longest)} ms; ${inWords(probed)}`;
			annotations.push({ type: 'figure', description });
			expect(probed.failures).toEqual([]);
			if (inFull) {
				expect(longest).toBeLessThan(longestAnswer);
				expect(probed.longest).toBeLessThan(longestStall);
			}
			expect(await rowsOf(house)).toBe(before);
		}
	);

test(
	'promise 30: a server that stands still while it reads would be found out',
	details,
	async () => {
		const server = await blocking(longestStall + 500);
		const { longest } = await probeWhile(server.url, () =>
			fetch(server.url, { method: 'POST', body: 'x' })
		);
		server.close();
		expect(longest).toBeGreaterThan(longestStall);
	}
);
