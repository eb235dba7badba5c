import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { address, injected, lineEnds } from '../../../../tests/helpers/forms/test-addresses.ts';
import { askForAddress } from '../auth/own-account.ts';
import { changeRole, invite } from '../auth/people.ts';
import { askForReset } from '../auth/reset.ts';
import { Browser, password, person } from '../../../../tests/helpers/server/auth/test-staff.ts';
import { db } from '../db/index.ts';
import { post } from './mail.ts';
import { deliver } from './outbox.ts';
import { openPostOffice } from '../../../../tests/helpers/server/jobs/test-post-office.ts';

// Promise 24, checked on letters as a mail server receives them.

let office: Awaited<ReturnType<typeof openPostOffice>>;

beforeEach(async () => {
	office = await openPostOffice();
});
afterEach(() => office.close());

const arrived = () => office.arrived.map(({ to, text }) => ({ to, headers: headersOf(text) }));

function headersOf(text: string) {
	const head = text.slice(0, text.indexOf('\r\n\r\n')).replaceAll(/\r\n[\t ]+/g, ' ');
	const cut = (line: string): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon), line.slice(colon + 2)];
	};
	return new Map(head.split('\r\n').map(cut));
}

const ours = [
	...['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From'],
	...['MIME-Version', 'Message-ID', 'Subject', 'To']
];

const mallory = 'mallory@example.org';
const subjects = [
	...lineEnds.flatMap((end) => [`Hello${end}Bcc: ${mallory}`, `${end}Bcc: ${mallory}${end}`]),
	`Hello\r\n\r\n<img src="https://evil.example/pixel.gif">`,
	`Hello\r\nContent-Type: text/html\r\n\r\n<b>`,
	`Hello\r\n.\r\nMAIL FROM:<x@example.org>\r\nRCPT TO:<${mallory}>`,
	`Hello%0d%0aBcc: ${mallory}`,
	`=?utf-8?Q?Hello=0D=0ABcc:_${mallory}?=`,
	`=?utf-8?B?${Buffer.from(`Hello\r\nBcc: ${mallory}`).toString('base64')}?=`,
	`${'x'.repeat(200)}\r\nBcc: ${mallory}`
];

describe('promise 24: a letter', () => {
	it.each(subjects)(
		'keeps its headers and its one reader, with the subject %j',
		async (subject) => {
			const sent = { subject, text: `A text.\r\n.\r\n${subject}` };
			await post(db, { to: address, kind: 'notice', key: 'notice:1', letter: sent });
			await deliver();
			const [letter, ...others] = arrived();
			expect([letter?.to, others]).toEqual([[address], []]);
			expect([...letter!.headers.keys()].sort()).toEqual(ours);
			expect(letter!.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
		}
	);

	it('has one reader or none, whatever got past the forms for an address', async () => {
		const letter = { subject: 'A letter', text: 'A text.' };
		// PostgreSQL stores no NUL, so the outbox never holds one.
		const addresses = injected.filter((to) => !to.includes('\0'));
		for (const [n, to] of addresses.entries())
			await post(db, { to, kind: 'notice', key: `notice:${n}`, letter });
		await deliver();
		for (const { to, headers } of arrived()) {
			expect(to).toHaveLength(1);
			expect(to).not.toContain(mallory);
			expect([...headers.keys()].sort()).toEqual(ours);
		}
	});

	it('of every kind is plain text, whoever writes it, so that no picture is fetched from it', async () => {
		const picture = '<img src="https://evil.example/pixel.gif">';
		const name = `Asma ${picture}\r\nBcc: ${mallory}`;
		const asma = { ...(await person('administrator', { name })), twoStep: false };
		await invite(asma, { email: 'chanda@example.org', role: 'contributor' });
		const bilal = { ...(await person('editor')), twoStep: false };
		await askForReset(await new Browser().visit(), bilal.email);
		await askForAddress(bilal, { current: password, code: '', email: 'bilal@newsroom.example' });
		await deliver();
		await changeRole(asma, 'bilal', 'contributor');
		await deliver();
		const subjects = arrived().map(({ headers }) => headers.get('Subject'));
		expect(subjects.sort()).toEqual([
			'Confirm your new e-mail address',
			'Set a new password',
			'You are invited to Rulewatch',
			'Your role has changed'
		]);
		for (const { headers, to } of arrived()) {
			expect([...headers.keys()].sort()).toEqual(ours);
			expect(headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
			expect(to).toHaveLength(1);
		}
	});

	it('with a header put in would be noticed', () => {
		const text = `Subject: Hello\r\nBcc: ${mallory}\r\nTo: ${address}\r\n\r\nA text.`;
		expect(headersOf(text).get('Bcc')).toBe(mallory);
	});
});
