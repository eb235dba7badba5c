export interface Answer {
	/** The whole name, or a person's name without title; '' if an organisation speaks or the speaker is unnamed. */
	who: string;
	organisation: string;
	isReported: boolean;
	pieces: { start: number; end: number }[];
}

export interface Article {
	number: number;
	lang: string;
	title: string;
	text: string;
	answers: Answer[];
}

/** Rules are tuned only on odd numbers. */
export const isHeldOut = ({ number }: Article) => number % 2 === 0;

const heading = /^=== (\d+) (\w+) (.*)\n/;

/** Parses a corpus file; README.md describes the format. */
export const readArticles = (file: string): Article[] =>
	file
		.split(/^(?==== )/m)
		.filter((part) => part.trim())
		.map((part) => {
			const [line = '', number, lang = '', title = ''] = heading.exec(part) ?? [];
			if (!line) throw new Error(`No article begins with ${part.slice(0, 40)}`);
			return {
				number: Number(number),
				lang,
				title,
				...readAnswers(part.slice(line.length).trim())
			};
		});

function readAnswers(marked: string): { text: string; answers: Answer[] } {
	const answers: Answer[] = [];
	let text = '';
	for (const part of marked.split(/(?=\{)|(?<=\})/)) {
		if (!part.startsWith('{')) {
			text += part;
			continue;
		}
		const isFurther = part.startsWith('{+ ');
		const colon = isFurther ? 1 : part.indexOf(': ');
		if (colon < 0 || !part.endsWith('}')) throw new Error(`No answer is told by ${part}`);
		const words = part.slice(colon + 2, -1);
		const piece = { start: text.length, end: text.length + words.length };
		text += words;
		if (isFurther) answers.at(-1)!.pieces.push(piece);
		else answers.push({ ...readWho(part.slice(1, colon)), pieces: [piece] });
	}
	return { text, answers };
}

function readWho(label: string): Omit<Answer, 'pieces'> {
	const isReported = label.startsWith('>');
	const [who = '', organisation = ''] = label.replace('>', '').split('@');
	return { who: who.trim().replace('?', ''), organisation: organisation.trim(), isReported };
}

export const readKnown = (file: string) =>
	file
		.split('\n')
		.filter((line) => line.includes(' | '))
		.map((line) => {
			const [kind = '', name = '', others = ''] = line.split('|').map((part) => part.trim());
			return {
				id: name,
				name,
				kind,
				aliases: others.split(',').flatMap((each) => each.trim() || [])
			};
		});
