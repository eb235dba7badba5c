import { promises, promisesIn } from '../tests/promises.js';

/**
 * @typedef {'passed' | 'failed' | 'skipped'} Outcome
 * @typedef {{ title: string, outcome: Outcome, figures: string[] }} Ran a test, with its tags in its title
 * @typedef {{ title: string, tags: string[], tests: { status: string, annotations: { type: string, description?: string }[], results: { annotations?: { type: string, description?: string }[] }[] }[] }} Spec
 * @typedef {{ title: string, specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ testResults: { assertionResults: { fullName: string, status: string }[] }[] }} report of Vitest
 * @returns {Ran[]}
 */
export const vitestResults = ({ testResults }) =>
	testResults.flatMap(({ assertionResults }) =>
		assertionResults.map(({ fullName, status }) => ({
			title: fullName,
			outcome: status === 'passed' || status === 'failed' ? status : 'skipped',
			figures: []
		}))
	);

/**
 * @param {Suite} suite of Playwright's report, or the whole of it
 * @returns {Ran[]}
 */
export const playwrightResults = ({ title = '', specs = [], suites = [] }) => [
	...specs.flatMap((spec) =>
		spec.tests.map(({ status, annotations, results }) => ({
			title: [title, spec.title, ...spec.tags.map((tag) => `@${tag}`)].join(' '),
			outcome: outcomeOf(status),
			figures: [...annotations, ...results.flatMap((result) => result.annotations ?? [])].flatMap(
				({ type, description }) => (type === 'figure' && description ? [description] : [])
			)
		}))
	),
	...suites.flatMap((suite) => playwrightResults({ ...suite, title: `${title} ${suite.title}` }))
];

/**
 * @param {string} status
 * @returns {Outcome}
 */
const outcomeOf = (status) =>
	status === 'expected' ? 'passed' : status === 'skipped' ? 'skipped' : 'failed';

/** “In short” means that tests/attacks ran without their full numbers and time limits. @param {Ran[]} ran */
export const promiseTable = (ran, all = promises) =>
	Object.entries(all).map(([number, { name, asvs, waits, beyond }]) => {
		const holding = ran.filter(({ title }) => promisesIn(title).includes(Number(number)));
		/** @param {Outcome} outcome */
		const count = (outcome) => holding.filter((test) => test.outcome === outcome).length;
		const state = waits
			? 'waits'
			: count('failed')
				? 'not kept'
				: !count('passed')
					? 'not tested'
					: count('skipped')
						? 'in part'
						: holding.some(({ title }) => title.includes('attacks/'))
							? 'in short'
							: 'kept';
		return {
			number: Number(number),
			name: asvs ? `${name} (ASVS ${asvs})` : name,
			state,
			notes: [
				...(waits ? [`for ${waits}`] : [`${count('passed')} of ${holding.length} tests`]),
				...new Set(holding.flatMap(({ figures }) => figures)),
				...(beyond ? [beyond] : [])
			]
		};
	});

/** @param {ReturnType<typeof promiseTable>} rows */
export const tableLines = (rows) =>
	rows.flatMap(({ number, state, name, notes }) => [
		`${String(number).padStart(2)}  ${state.padEnd(10)}  ${name}`,
		...notes.map((note) => `${' '.repeat(16)}${note}`)
	]);
