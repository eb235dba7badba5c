import { expect, test, type TestInfo } from '@playwright/test';
import { hasPostgres, startPostgres } from '../../bin/postgres.js';
import { crash, type Outcome } from '../crash.ts';
import { inFull } from '../fixtures.ts';

// CRASH_SAVES=10000 CRASH_KILLS=50 is what we promise; the defaults are shorter.
const saves = Number(process.env.CRASH_SAVES ?? (inFull ? 1_000 : 60));
const kills = Number(process.env.CRASH_KILLS ?? (inFull ? 20 : 3));

test.describe.configure({ timeout: 90_000 + saves * 500 + kills * 20_000 });

const title = (database: string) =>
	`promise 34: of ${saves} acknowledged saves, ${kills} kills of the app on ${database} lose none, double none and halve none`;

test(title('the embedded database'), async ({}, info) => hold(await crash({ saves, kills }), info));

if (inFull)
	test(title('PostgreSQL'), async ({}, info) => {
		test.skip(!hasPostgres(), 'PostgreSQL is not installed here.');
		const postgres = await startPostgres();
		try {
			hold(await crash({ saves, kills, url: postgres.url }), info);
		} finally {
			await postgres.stop();
		}
	});

function hold(
	{ faults, spoiled, acknowledged, again, restarts }: Outcome,
	{ annotations }: TestInfo
) {
	const p95 = restarts[Math.ceil(restarts.length * 0.95) - 1]!;
	const description =
		`${acknowledged} acknowledged, ${again} sent again, ${faults.length} faults, ${restarts.length} restarts: ` +
		`median ${restarts[restarts.length >> 1]!.toFixed(2)} s, p95 ${p95.toFixed(2)} s`;
	annotations.push({ type: 'figure', description });
	expect(faults).toEqual([]);
	expect(spoiled.join('\n')).toMatch(/lost: .*gaps: .*half an item: /s);
	expect(acknowledged).toBeGreaterThanOrEqual(saves);
	expect(restarts).toHaveLength(kills);
	if (inFull) expect(p95).toBeLessThan(5);
}
