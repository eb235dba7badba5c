import type { Asked } from './http.ts';
import { type House, type Name, password } from './staff.ts';

const made = new Map<string, Promise<string>>();

/** A token with all scopes; created once per house. */
export function tokenOf(house: House, name: Name = 'administrator'): Promise<string> {
	const key = `${house.url} ${name}`;
	if (!made.has(key)) made.set(key, make(house, name));
	return made.get(key)!;
}

async function make(house: House, name: Name): Promise<string> {
	const may = /contributor/.test(name) ? 'write' : 'publish';
	const form = { name: `Of ${name}`, may, days: '7', current: password };
	const answer = await house.request(name, '/desk/account/tokens?/make', { form });
	const [token] = /rw_[\w-]{43}/.exec(await answer.text()) ?? [];
	if (!token) throw new Error(`No token for ${name}: ${answer.status}`);
	return token;
}

export function withToken(house: House, token: string, path: string, asked: Asked = {}) {
	const headers = { authorization: `Bearer ${token}`, ...asked.headers };
	return house.request(undefined, path, { ...asked, headers });
}
