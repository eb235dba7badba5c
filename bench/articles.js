// Articles that are made up, as many as are asked for and the same each time: in sentences of words as frequent as words
// are, with quotations; one in ten reprints an earlier one, whole or cut, and one in ten quotes what an earlier one quotes.

const syllables =
	'ba ke li mo su ra te ni po du ga ve zi ho ja le mi no ru sa ti wu ye fa pe ko'.split(' ');
const common =
	'the of to in and a that is on for it was by with as at be not has from are which but they have an this or had were'.split(
		' '
	);
const people = ['Sana Mirza', 'Bilal Aziz', 'Nadia Karim', 'Omar Latif', 'Hina Shah', 'Ali Raza'];

/** A random number from 0 to 1, the same for the same seed and turn (mulberry32). */
function randomOf(/** @type {number} */ seed) {
	let state = seed * 0x9e3779b9;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let value = Math.imul(state ^ (state >>> 15), 1 | state);
		value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
		return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Every second word is one of the commonest; of the others, the longer the rarer. */
function word(/** @type {() => number} */ random) {
	if (random() < 0.45) return common[Math.floor(common.length * random() ** 2)];
	const length = 1 + Math.floor(4 * random() ** 0.7);
	return Array.from({ length }, () => syllables[Math.floor(syllables.length * random())]).join('');
}

const capital = (/** @type {string} */ text) => text.charAt(0).toUpperCase() + text.slice(1);

function sentence(/** @type {() => number} */ random) {
	const length = 8 + Math.floor(20 * random());
	return capital(Array.from({ length }, () => word(random)).join(' '));
}

function quotation(/** @type {number} */ number) {
	const random = randomOf(number + 7_000_000);
	const person = people[Math.floor(people.length * random())];
	return `“${sentence(random)} ${sentence(random).toLowerCase()},” said ${person}.`;
}

/** One that is nobody's copy. */
function own(/** @type {number} */ number, quoted = number) {
	const random = randomOf(number + 1);
	return Array.from({ length: 8 + Math.floor(8 * random()) }, (_, paragraph) =>
		paragraph % 5 === 2 ? quotation(quoted) : `${sentence(random)}. ${sentence(random)}.`
	);
}

/**
 * @param {number} number
 * @returns {{ title: string, paragraphs: string[], copies?: number }} `copies`: the number of the one that it reprints
 */
export function madeArticle(number) {
	const random = randomOf(number + 3_000_000);
	const title = sentence(random);
	const earlier = Math.max(0, number - 10 - Math.floor(500 * random()));
	if (number % 10 === 7 && earlier % 10 < 7) {
		const whole = own(earlier);
		const rest = random() < 0.5 ? whole : whole.slice(0, Math.ceil(whole.length * 0.55));
		return { title, paragraphs: [...rest, `${sentence(random)}.`], copies: earlier };
	}
	return { title, paragraphs: own(number, number % 10 === 8 ? earlier : number) };
}
