import { error, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { firstAccount, oneId, signInForm } from '../forms/account.ts';
import { formAction } from './form-action.ts';
import { formData, readForm } from './form.ts';

const post = (body: BodyInit, headers?: Record<string, string>) =>
	new Request('http://localhost/', { method: 'POST', body, headers });
const form = (fields: Record<string, string>) => post(new URLSearchParams(fields));

describe('a form that is refused', () => {
	it('comes back with what was typed and a sentence for each field', async () => {
		const read = await readForm(form({ name: ' ', email: 'asma@', password: '' }), firstAccount);
		expect(read).toEqual({
			values: { name: ' ', email: 'asma@' },
			errors: {
				name: 'Give a name.',
				email: 'This is not an e-mail address, such as asma@example.org.',
				password: 'Choose a password.'
			}
		});
	});

	it('never comes back with a password', async () => {
		const read = await readForm(form({ email: 'x', password: 'hunter2' }), signInForm);
		expect(JSON.stringify(read)).not.toContain('hunter2');
	});

	it('is one with a NUL in it, which the database could not keep', async () => {
		const read = await readForm(form({ text: 'a\0b' }), v.object({ text: v.string() }));
		expect(read.errors).toHaveProperty('');
	});

	it('is one that did not arrive whole', async () => {
		const broken = post('--x\r\nnonsense', { 'content-type': 'multipart/form-data; boundary=x' });
		await expect(readForm(broken, signInForm)).rejects.toMatchObject({ status: 400 });
		await expect(
			readForm(post('{}', { 'content-type': 'application/json' }), signInForm)
		).rejects.toMatchObject({ status: 400 });
	});
});

describe('promise 30: a form that is too large', () => {
	const of = (count: number) =>
		form({
			...Object.fromEntries(Array.from({ length: count - 1 }, (_, index) => [`x${index}`, ''])),
			email: 'asma@example.org'
		});

	it('is one of 2,000 fields or more, whatever they are called', async () => {
		await expect(formData(of(2_000))).rejects.toMatchObject({ status: 413 });
		expect((await formData(of(1_999))).get('email')).toBe('asma@example.org');
	});

	it('is one whose body is refused while it is read', async () => {
		const refused = Object.assign(new Error('Content-length exceeds limit'), { status: 413 });
		const body = new ReadableStream({ start: (stream) => stream.error(refused) });
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const request = new Request('http://localhost/', {
			method: 'POST',
			body,
			headers,
			duplex: 'half'
		} as RequestInit);
		await expect(formData(request)).rejects.toMatchObject({
			status: 413,
			body: { message: expect.stringContaining('Nothing was saved') }
		});
	});
});

describe('a form that is read', () => {
	it('gives the fields that its schema names, and no others', async () => {
		const fields = {
			email: 'A@Example.org ',
			password: ' kept as typed ',
			role: 'administrator',
			id: '1',
			__proto__polluted: '1',
			constructor: 'x'
		};
		const { data } = await readForm(form(fields), signInForm);
		expect(data).toEqual({ email: 'a@example.org', password: ' kept as typed ' });
	});

	it('gives all values of a field that takes several', async () => {
		const body = new URLSearchParams([
			['demand', 'repeal'],
			['demand', 'amend']
		]);
		const schema = v.object({ demand: v.array(v.string()) });
		expect((await readForm(post(body), schema)).data).toEqual({ demand: ['repeal', 'amend'] });
	});

	it('takes no file for a text', async () => {
		const body = new FormData();
		body.set('email', new File(['x'], 'x.txt'));
		expect((await readForm(post(body), signInForm)).errors).toHaveProperty('email');
	});
});

describe('a name', () => {
	const nameIsTaken = async (name: string) => {
		const fields = { name, email: 'a@example.org', password: 'x' };
		return (await readForm(form(fields), firstAccount)).data !== undefined;
	};

	it.each(['Asma', 'عاصمہ', 'José Ñ.', 'Zoë O’Neill-Kim', 'Иван', '李小龍'])(
		'is anything people are called: %s',
		async (name) => expect(await nameIsTaken(name)).toBe(true)
	);

	it.each(['As\u200bma', 'As\u202ema', 'Аsma', 'Αsma', 'As\nma', '\u2060', 'As\ufeffma'])(
		'has no letters that cannot be seen or told apart: %j',
		async (name) => expect(await nameIsTaken(name)).toBe(false)
	);
});

describe('the action of a form', () => {
	const asked = (fields: Record<string, string>) =>
		({ request: form(fields), params: {}, locals: {} }) as unknown as RequestEvent;
	const work = vi.fn(async (user: string, { id }: { id: string }) => ({
		done: `${id} by ${user}`
	}));

	it('tells nobody else what is wrong with it', async () => {
		const closed = formAction(() => error(403, 'Not for you.'), oneId, work);
		await expect(closed(asked({}))).rejects.toMatchObject({ status: 403 });
		expect(work).not.toHaveBeenCalled();
	});

	it('does nothing with what it refuses, and gives back what was typed', async () => {
		const refused = await formAction(() => 'Asma', oneId, work)(asked({ id: '' }));
		expect(refused).toMatchObject({
			status: 400,
			data: { values: { id: '' }, errors: { id: 'Choose somebody.' } }
		});
		expect(work).not.toHaveBeenCalled();
	});

	it('does its work with what fits, for whoever sent it', async () => {
		const done = await formAction(() => 'Asma', oneId, work)(asked({ id: 'a1' }));
		expect(done).toEqual({ done: 'a1 by Asma' });
	});
});
