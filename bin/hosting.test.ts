import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { collectDefaultMetrics, register, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingRules } from './settings.js';
import '../src/lib/server/ops/metrics/counters.ts';

// compose.yaml and the examples of docs/hosting name only what there is.

const examples = readdirSync('docs/hosting').map((name) => `docs/hosting/${name}`);
const read = (file: string) => readFileSync(file, 'utf8');
const found = (text: string, expression: RegExp) =>
	[...text.matchAll(expression)].map(([, name]) => name!);

interface Service {
	environment?: Record<string, string>;
	healthcheck?: { test: string[] };
	image: string;
	mem_limit?: string;
	ports?: string[];
	profiles?: string[];
	restart?: string;
	volumes: string[];
}

const compose: { services: Record<string, Service>; volumes: object; configs: object } = parse(
	read('compose.yaml')
);
const { services } = compose;
const isSetting = (name: string) =>
	name in settingRules || (name.endsWith('_FILE') && name.slice(0, -5) in settingRules);

describe('compose.yaml and the examples', () => {
	it('set nothing that is no setting', () => {
		const compose = read('compose.yaml');
		const named = [
			...Object.keys(services.rulewatch!.environment!),
			...found(compose, /\$\{(\w+)/g),
			...examples.flatMap((file) => found(read(file), /\bEnvironment=(\w+)/g)),
			...[...examples, 'compose.yaml'].flatMap((file) =>
				found(read(file), /\b([A-Z]+_[A-Z_]+)\b(?!:)/g)
			)
		];
		expect(named).toContain('SECRET_FILE');
		const others = ['POSTGRES_PASSWORD', 'NODE_ENV', 'NET_BIND_SERVICE'];
		expect(named.filter((name) => !isSetting(name) && !others.includes(name))).toEqual([]);
	});

	it('name no command that there is not', () => {
		const { scripts } = JSON.parse(read('package.json'));
		const papers = [
			...examples,
			...['compose.yaml', 'bin/recovery-sheet.js', 'docs/operations.md', 'Dockerfile']
		].map(read);
		const commands = papers.flatMap((text) => found(text, /\bnpm run ([a-z:]+)/g));
		expect(commands.length).toBeGreaterThan(10);
		expect(commands.filter((name) => !(name in scripts))).toEqual([]);
		const programs = papers.flatMap((text) => found(text, /\bnode["', ]+([\w/-]+\.js)\b/g));
		expect(programs).toEqual(expect.arrayContaining(['bin/setup.js', 'server.js']));
		expect(programs.filter((file) => !existsSync(file))).toEqual([]);
	});
});

describe('compose.yaml', () => {
	const lasting = Object.entries(services).filter(([, { profiles }]) => !profiles);

	it('checks the health of each service, limits its memory and starts it again', () => {
		expect(lasting.map(([name]) => name)).toEqual(['rulewatch', 'database', 'caddy']);
		expect(read('Dockerfile')).toMatch(/^HEALTHCHECK /m);
		for (const [name, { healthcheck, mem_limit, restart }] of lasting) {
			expect(restart, name).toBe('unless-stopped');
			expect(mem_limit, name).toMatch(/^\d+[gm]$/);
			if (name !== 'rulewatch') expect(healthcheck?.test[0], name).toBe('CMD');
		}
	});

	it('keeps what must last in volumes with names', () => {
		const mounted = Object.values(services).flatMap(({ volumes }) =>
			volumes.map((volume) => volume.split(':')[0]!)
		);
		expect([...new Set(mounted)].filter((name) => name !== '.').sort()).toEqual(
			Object.keys(compose.volumes).sort()
		);
	});

	it('opens Caddy alone to the world, which names the reader', () => {
		const open = Object.entries(services).flatMap(([name, { ports }]) => (ports ? [name] : []));
		expect(open).toEqual(['caddy']);
	});
});

it('nginx takes bodies as large as Rulewatch does, and lets no reader name an address', () => {
	const text = read('docs/hosting/nginx.conf');
	const [, limit] = /BODY_SIZE_LIMIT \|\|= '(\w+)'/.exec(read('server.js'))!;
	expect(found(text, /client_max_body_size (\w+);/g)).toEqual([limit!.toLowerCase()]);
	expect(found(text, /X-Forwarded-For (\S+);/g)).toEqual(['$remote_addr']);
});

it('alerts ask for metrics that are there', async () => {
	const { groups } = parse(read('docs/hosting/alerts.yaml'));
	const { rules }: { rules: { expr: string; for?: string }[] } = groups[0];
	const functions = ['min_over_time'];
	const asked = rules.flatMap(({ expr }) => found(expr, /\b([a-z]+_\w+)\b/g));
	const process = new Registry();
	collectDefaultMetrics({ register: process });
	const printed = [register, process].flatMap((each) =>
		each.getMetricsAsArray().map(({ name }) => name)
	);
	expect(asked).toContain('rulewatch_backup_age_seconds');
	expect(asked.filter((name) => ![...printed, ...functions].includes(name))).toEqual([]);
});
