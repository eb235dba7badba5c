import { channel } from 'node:diagnostics_channel';
import { Counter, Gauge, Histogram, register } from 'prom-client';

// What is counted. Labels have few values each: the pattern of a route, never an address, never what was asked for.

// The registry outlives this module, which development and tests evaluate anew.
register.clear();

export const requests = new Counter({
	name: 'rulewatch_requests_total',
	help: 'Requests that the app answered, by route and status. What the page cache answered is not among them.',
	labelNames: ['route', 'status']
});

export const requestSeconds = new Histogram({
	name: 'rulewatch_request_seconds',
	help: 'Time until the answer began, by route.',
	labelNames: ['route'],
	buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 6]
});

export const faults = new Counter({
	name: 'rulewatch_faults_total',
	help: 'Faults of ours, by kind: the database is away, or other.',
	labelNames: ['kind']
});

/** The page cache before the app fills in what it counted, by outcome. */
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

export const databaseUp = new Gauge({
	name: 'rulewatch_database_up',
	help: '1 where the database answered when these figures were read, else 0.'
});

export const databaseSeconds = new Gauge({
	name: 'rulewatch_database_answer_seconds',
	help: 'Time that a few small queries took when these figures were read, with the wait for a free connection.'
});

const by = ['by'];

export const deliveriesSent = new Counter({
	name: 'rulewatch_deliveries_sent_total',
	help: 'Letters that a mail server took, and calls that a webhook took, by carrier.',
	labelNames: by
});

export const deliveriesFailed = new Counter({
	name: 'rulewatch_deliveries_failed_total',
	help: 'Tries that failed, by carrier.',
	labelNames: by
});

export const deliveriesWaiting = new Gauge({
	name: 'rulewatch_deliveries_waiting',
	help: 'What is in the outbox and neither sent nor given up, by carrier.',
	labelNames: by
});

export const deliveriesDead = new Gauge({
	name: 'rulewatch_deliveries_dead',
	help: 'What was given up after the last try, by carrier; an administrator sends it again.',
	labelNames: by
});

export const oldestDueSeconds = new Gauge({
	name: 'rulewatch_delivery_oldest_due_seconds',
	help: 'For how long the oldest thing that is due has been due, by carrier.',
	labelNames: by
});

export const changesToSpread = new Gauge({
	name: 'rulewatch_changes_to_spread',
	help: 'Changes of the record of which followers have not been noted down yet.'
});

export const followsUnconfirmed = new Gauge({
	name: 'rulewatch_follows_unconfirmed',
	help: 'Follows that wait for confirmation; UNCONFIRMED_FOLLOWS is the most.'
});

export const importsUnderWay = new Gauge({
	name: 'rulewatch_imports_under_way',
	help: 'Files of rows that are being checked or entered.'
});
