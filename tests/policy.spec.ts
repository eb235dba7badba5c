import { addressOf } from './matrix.ts';
import { routes } from './routes.ts';
import { expect, overHttp as test } from './staff.ts';

// Promise 16: the Content-Security-Policy of every response.

function faultsOf(policy: string, path: string): string[] {
	const of = new Map(
		policy.split(';').map((part) => {
			const [name = '', ...values] = part.trim().split(/\s+/);
			return [name, values.join(' ')];
		})
	);
	const must = (name: string, ...values: string[]) => {
		const value = of.get(name) ?? (/-src$/.test(name) ? of.get('default-src') : undefined);
		return values.includes(value ?? '') ? [] : [`${name} is ${value}`];
	};
	const unsafe = [
		'script-src',
		'script-src-elem',
		'script-src-attr',
		'style-src',
		'style-src-elem'
	];
	return [
		...must('default-src', "'none'"),
		...must('object-src', "'none'"),
		...must('base-uri', "'none'"),
		...must('form-action', "'self'", "'none'"),
		...(path.startsWith('/embed') ? [] : must('frame-ancestors', "'none'")),
		...unsafe.flatMap((name) =>
			/unsafe-inline|unsafe-eval|\*|https?:|data:|blob:/.test(of.get(name) ?? '')
				? [`${name} is ${of.get(name)}`]
				: []
		)
	];
}

for (const who of [undefined, 'administrator'] as const)
	test(`promise 16: every answer to ${who ?? 'a stranger'} carries a policy that allows nothing it does not need`, async ({
		house
	}) => {
		const faults: string[] = [];
		for (const row of Object.values(routes)) {
			const address = await addressOf(row, house);
			const { headers, status } = await house.request(who, address);
			// A redirect is not displayed.
			if (status >= 300 && status < 400) continue;
			const policy = headers.get('content-security-policy') ?? '';
			faults.push(...faultsOf(policy, address).map((fault) => `${address}: ${fault}`));
			if (headers.get('x-content-type-options') !== 'nosniff') faults.push(`${address}: sniffed`);
		}
		expect(faults).toEqual([]);
	});

for (const [policy, fault] of [
	[
		"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
		'default-src'
	],
	[
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
		'style-src'
	],
	["default-src 'none'; base-uri 'none'; form-action 'self'", 'frame-ancestors'],
	["default-src 'none'; form-action 'self'; frame-ancestors 'none'", 'base-uri'],
	['', 'default-src']
] as const)
	test(`promise 16: the look notices “${policy}”`, () => {
		expect(faultsOf(policy, '/').join()).toContain(fault);
	});
