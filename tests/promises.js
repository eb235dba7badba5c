// Our promises about security and faults, by number. A test holds a promise by its title, “promise 7: …” or “promises
// 22 and 23: …”, or by the tag @promise-7. `npm run promises` runs these tests and prints this list.

/**
 * @typedef {object} Promised
 * @property {string} name
 * @property {string} asvs the sections of OWASP ASVS 5.0 that it answers, if any
 * @property {string} [waits] what has to be built before it can be kept, or tested
 * @property {string} [beyond] what of it no test here shows
 */

/** @type {Record<number, Promised>} */
export const promises = {
	1: { name: 'weak passwords are refused, the others rest as Argon2id', asvs: '6.2, 11.4.2' },
	2: { name: 'guesses are few, and never lock the owner out', asvs: '6.3.1' },
	3: { name: 'nobody learns who has an account', asvs: '6.3.8' },
	4: { name: 'sessions cannot be guessed or read, and end', asvs: '7.2–7.4' },
	5: { name: 'a planted id never becomes a session', asvs: '' },
	6: {
		name: 'no way leads around the second factor',
		asvs: '6.3.4',
		beyond: 'One-time codes only: there are no passkeys.'
	},
	7: {
		name: 'links in letters work once, for a short time, from the configured address',
		asvs: '6.4, 6.5.5'
	},
	8: { name: 'owners are told when their account changes', asvs: '6.3.7' },
	9: { name: 'every route answers each kind of visitor as its row says', asvs: '8.2' },
	10: {
		name: 'what is not public is in no answer to the public',
		asvs: '',
		beyond: 'Followers, alerts and webhooks do not exist.'
	},
	11: { name: 'fields that a form does not have are stored nowhere', asvs: '15.3.3' },
	12: { name: 'a role that was taken away is gone at the next request', asvs: '8.3.2' },
	13: { name: 'no change is taken from another site', asvs: '3.5' },
	14: { name: 'nobody is led to another site', asvs: '3.7.2' },
	15: { name: 'what people write never runs', asvs: '1.2, 1.3.1' },
	16: {
		name: 'the policy of every page allows only what it needs',
		asvs: '3.4',
		beyond: 'The grade of the Observatory needs a public address behind TLS.'
	},
	17: {
		name: 'no request goes where a reader points it',
		asvs: '1.3.6, 15.3.2'
	},
	18: {
		name: 'no fetched page exhausts the server',
		asvs: '5.2, 15.2.2'
	},
	19: {
		name: 'nothing that is typed reaches the database but as a value',
		asvs: '',
		beyond: 'sqlmap is not run here.'
	},
	20: { name: 'no cell of a file runs, and no file that comes in does harm', asvs: '1.2.10' },
	21: {
		name: 'files that people attach are harmless',
		asvs: '5',
		beyond:
			'Nobody attaches files: copies of pages are kept, and given to staff as files that nothing opens.'
	},
	22: { name: 'no text stalls a regular expression', asvs: '1.3.12' },
	23: { name: 'awkward Unicode is kept to the letter, or refused', asvs: '' },
	24: { name: 'no header is put into a letter, and no letter tracks', asvs: '1.3.11' },
	25: { name: 'webhooks are signed, short and patient', asvs: '' },
	26: { name: 'caches keep nothing private and believe no header', asvs: '14.2, 14.3' },
	27: { name: 'errors tell a number that stands in the log, and no more', asvs: '' },
	28: {
		name: 'no page asks another host; logs and tables forget who read',
		asvs: '14.2',
		beyond:
			'Erasing is tested table by table, not once with the clock 400 days on; the activity log stays.'
	},
	29: {
		name: 'lists of followers leave only by an administrator’s hand',
		asvs: '',
		beyond:
			'No list of followers can be had at all: addresses rest sealed, in the database and in its backups.'
	},
	30: { name: 'what is too large is refused fast', asvs: '5.2.1' },
	31: { name: 'slow clients keep nobody waiting', asvs: '' },
	32: { name: 'forty logins at once keep nobody waiting', asvs: '' },
	33: { name: 'a request that could be read in two ways gets one answer or none', asvs: '4.2.1' },
	34: {
		name: 'no acknowledged save is lost when the app is killed',
		asvs: '',
		beyond:
			'In full strength 1,000 saves and 20 kills: CRASH_SAVES=10000 CRASH_KILLS=50 is the promise.'
	},
	35: { name: 'a form sent many times at once is saved once', asvs: '2.3.3' },
	36: { name: 'nobody’s change is overwritten unseen', asvs: '15.4.2' },
	37: { name: 'a crashed or frozen database is told, and survived', asvs: '' },
	38: { name: 'a bad line to the database is told, and survived', asvs: '13.2.6' },
	39: {
		name: 'on a full disk reading goes on and nothing is lost',
		asvs: '',
		beyond: 'There are no attachments.'
	},
	40: {
		name: 'a clock that jumps does no harm',
		asvs: ''
	},
	41: { name: 'one process at a time writes the embedded database', asvs: '' },
	42: {
		name: 'no alert is lost, or sent twice unsaid, when the app is killed',
		asvs: '',
		beyond:
			'In full strength 50 kills, on both databases. What is sent to webhooks leaves by the same code, and is not killed apart.'
	},
	43: {
		name: 'a backup under load comes back whole elsewhere',
		asvs: '',
		beyond: 'That it runs every week is up to the operator.'
	},
	44: {
		name: 'moving and migrating keep every row',
		asvs: '',
		beyond:
			'No version is released yet to migrate from, under load or killed: only the move is tested.'
	},
	45: { name: 'a stop answers what was taken and loses nothing', asvs: '' },
	46: { name: 'the app follows when a replica takes over', asvs: '' },
	47: {
		name: 'dependencies are pinned, whole and above known flaws',
		asvs: '15.1.2, 15.2.1, 15.2.4',
		beyond: 'There are no release notes yet that could name the supported Node.'
	},
	48: {
		name: 'SECURITY.md tells how to report, what is feared and what is met',
		asvs: '15.1.1',
		beyond: 'There is no advisory yet that would need its test.'
	}
};

const named = /\bpromises? (\d+(?:(?:, | and )\d+)*)|@promise-(\d+)\b/g;

/**
 * The promises that a title or a tag names.
 * @param {string} text
 */
export const promisesIn = (text) =>
	Array.from(text.matchAll(named)).flatMap(([, numbers, tag]) =>
		(numbers ?? tag ?? '').split(/, | and /).map(Number)
	);
