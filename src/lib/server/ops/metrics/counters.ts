import { channel } from 'node:diagnostics_channel';
import { Counter, Gauge, Histogram, register } from 'prom-client';

// Labels have few values: a route's pattern, never an address or typed text.

// The registry outlives this module, which development and tests load again.
register.clear();

const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
	new Counter({ name: `rulewatch_${name}`, help, labelNames });
const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
	new Gauge({ name: `rulewatch_${name}`, help, labelNames });

export const requests = counter(
	'requests_total',
	'Requests that the app answered, by route and status. What the page cache answered is not among them.',
	['route', 'status']
);

export const requestSeconds = new Histogram({
	name: 'rulewatch_request_seconds',
	help: 'Time until the answer began, by route.',
	labelNames: ['route'],
	buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 6]
});

export const faultsTotal = counter(
	'faults_total',
	'Faults of ours, by kind: the database is away, or other.',
	['kind']
);

/** The page cache adds its counts to the published object, by outcome. */
const cacheCounts = channel('rulewatch:cache-counts');

new Counter({
	name: 'rulewatch_cache_answers_total',
	help: 'Requests by what the page cache did: hit, miss (kept from then on), passed (never kept) or refused (too many waited).',
	labelNames: ['outcome'],
	collect() {
		const counts: Record<string, number> = {};
		cacheCounts.publish(counts);
		this.reset();
		for (const [outcome, count] of Object.entries(counts)) this.inc({ outcome }, count);
	}
});

export const databaseUp = gauge(
	'database_up',
	'1 where the database answered when these figures were read, else 0.'
);

export const databaseSeconds = gauge(
	'database_answer_seconds',
	'Time that a few small queries took when these figures were read, with the wait for a free connection.'
);

const by = ['by'];

export const deliveriesSent = counter(
	'deliveries_sent_total',
	'Letters that a mail server took, and calls that a webhook took, by carrier.',
	by
);

export const deliveriesFailed = counter(
	'deliveries_failed_total',
	'Tries that failed, by carrier.',
	by
);

export const deliveriesWaiting = gauge(
	'deliveries_waiting',
	'What is in the outbox and neither sent nor given up, by carrier.',
	by
);

export const deliveriesDead = gauge(
	'deliveries_dead',
	'What was given up after the last try, by carrier; an administrator sends it again.',
	by
);

export const oldestDueSeconds = gauge(
	'delivery_oldest_due_seconds',
	'For how long the oldest thing that is due has been due, by carrier.',
	by
);

export const changesToSpread = gauge(
	'changes_to_spread',
	'Changes of the record of which followers have not been noted down yet.'
);

export const followsUnconfirmed = gauge(
	'follows_unconfirmed',
	'Follows that wait for confirmation; UNCONFIRMED_FOLLOWS is the most.'
);

export const importsUnderWay = gauge(
	'imports_under_way',
	'Files of rows that are being checked or entered.'
);

export const backupAgeSeconds = gauge(
	'backup_age_seconds',
	'For how long the last daily backup has been made; infinite before the first, absent without BACKUP_FOLDER.'
);

export const backupDrillAgeSeconds = gauge(
	'backup_drill_age_seconds',
	'For how long a backup has been restored in a drill; infinite before the first, absent without BACKUP_DRILL_KEY.'
);
