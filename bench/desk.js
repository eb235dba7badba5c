import { startServer, temporaryFolder } from '../bin/server.js';

/**
 * The built app on an embedded database of its own, or on the empty PostgreSQL that is named, with an administrator who
 * is signed in.
 * @param {NodeJS.ProcessEnv} [env] settings of its own, such as a folder that is there already
 */
export async function openDesk(env = {}) {
	const { folder, remove } = temporaryFolder();
	const server = await startServer({ RULEWATCH_FOLDER: folder, ...env });
	const { url, child } = server;
	const cookies = new Map();

	/**
	 * @param {string} path
	 * @param {URLSearchParams | FormData} [body]
	 */
	async function ask(path, body) {
		const cookie = Array.from(cookies, (pair) => pair.join('=')).join('; ');
		const response = await fetch(url + path, {
			method: body ? 'POST' : 'GET',
			body,
			headers: { accept: 'text/html', origin: url, cookie },
			redirect: 'manual'
		});
		for (const set of response.headers.getSetCookie()) {
			const [, name, value] = /^([^=]*)=([^;]*)/.exec(set) ?? [];
			cookies.set(name, value);
		}
		const { status, headers } = response;
		return { status, to: headers.get('location') ?? undefined, text: await response.text() };
	}

	const [, link = ''] = /http:\/\/localhost:\d+(\/set-up\/[\w-]+)/.exec(server.output()) ?? [];
	const password = 'umbrella tinsel gravy noun';
	await ask(link, new URLSearchParams({ name: 'Asma', email: 'asma@example.org', password }));
	return {
		url,
		child,
		ask,
		async close() {
			await server.end();
			remove();
		}
	};
}
