import { expect, test } from '@playwright/test';
import { freePort } from '../bin/ports.js';
import { type RunningServer, startServer, temporaryFolder } from '../bin/server.js';
import { Visitor } from './http.ts';
import { linesOf } from './log.ts';

// Tests the log and the metrics: neither may show who reads what.

const secrets = {
	search: 'whistleblower',
	address: '203.0.113.77',
	email: 'reader@example.org',
	cookie: 'c'.repeat(40),
	token: 't'.repeat(43),
	item: 'no-such-law'
};

let app: RunningServer;
let figures: string;
const { folder, remove } = temporaryFolder();

test.beforeAll(async () => {
	const METRICS_PORT = String(await freePort());
	app = await startServer({
		RULEWATCH_FOLDER: folder,
		METRICS_PORT,
		LOG_LEVEL: 'debug',
		ADDRESS_HEADER: 'x-forwarded-for'
	});
	const reader = new Visitor(app.url);
	const headers = {
		'x-forwarded-for': secrets.address,
		cookie: `__Host-session=${secrets.cookie}`
	};
	for (const path of [
		`/search?q=${secrets.search}`,
		`/regulations/${secrets.item}`,
		`/reset/${secrets.token}`,
		`/sign-in?next=/desk/${secrets.search}`,
		`/${secrets.search}`
	])
		await reader.request(path, { headers });
	const form = { email: secrets.email, password: secrets.search };
	await reader.request('/sign-in', { headers, form });
	figures = await (await fetch(`http://127.0.0.1:${METRICS_PORT}/metrics`)).text();
});

test.afterAll(async () => {
	await app.end();
	remove();
});

const leaked = (text: string) => Object.values(secrets).filter((secret) => text.includes(secret));

test('promise 28: the check finds what a log or a figure would give away', () => {
	expect(leaked(`{"route":"/search?q=${secrets.search}","from":"${secrets.address}"}`)).toEqual([
		secrets.search,
		secrets.address
	]);
});

test('promise 28: each request has a line with its id, method, route, status and duration, and no more', async () => {
	await expect.poll(() => linesOf(app).filter(({ msg }) => msg === 'request').length).toBe(6);
	const lines = linesOf(app).filter(({ msg }) => msg === 'request');
	for (const line of lines)
		expect(Object.keys(line).sort()).toEqual([
			...['level', 'method', 'milliseconds', 'msg', 'request', 'route', 'status', 'time']
		]);
	expect(lines.map(({ route }) => route)).toEqual([
		'/(public)/search',
		'/(public)/regulations/[slug]',
		'/(account)/reset/[token]',
		'/(account)/sign-in',
		'none',
		'/(account)/sign-in'
	]);
	expect(new Set(lines.map(({ request }) => request)).size).toBe(6);
	expect(leaked(app.output())).toEqual([]);
});

test('promise 28: the figures are in the form of Prometheus, and count by route and status', () => {
	const lines = figures.split('\n').filter(Boolean);
	expect(lines.length).toBeGreaterThan(50);
	for (const line of lines)
		expect(line).toMatch(
			/^(# (HELP|TYPE) [a-z_\d]+ .+|[a-z_\d]+(\{([a-z_]+="[^"\\]*",?)+\})? (NaN|[-+]?Inf|[-+\d.e]+))$/
		);
	expect(lines).toContain('rulewatch_requests_total{route="/(public)/search",status="200"} 1');
	expect(lines).toContain('rulewatch_request_seconds_count{route="/(account)/sign-in"} 2');
	expect(lines).toContain('rulewatch_database_up 1');
	for (const name of [
		...['rulewatch_deliveries_waiting', 'rulewatch_imports_under_way', 'rulewatch_faults_total'],
		...['rulewatch_cache_answers_total', 'nodejs_eventloop_lag_p99_seconds'],
		'process_resident_memory_bytes'
	])
		expect(figures).toContain(`# TYPE ${name} `);
	expect(leaked(figures)).toEqual([]);
});

test('the port that readers use tells no figures', async () => {
	expect((await fetch(`${app.url}/metrics`)).status).toBe(404);
});
