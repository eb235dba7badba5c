import { diffWordsWithSpace } from 'diff';

export interface Piece {
	how: 'same' | 'removed' | 'added';
	text: string;
}

/** Two texts that have little in common are not compared to the end. */
const milliseconds = 300;
const mostEdits = 5_000;
/** Of what stayed the same, so much is shown on each side of a change. */
const around = 200;

/** What differs between two texts, word by word; undefined where it is so much that they are best read beside each other. */
export function wordDifferences(before: string, after: string): Piece[] | undefined {
	const changes = diffWordsWithSpace(before, after, {
		timeout: milliseconds,
		maxEditLength: mostEdits
	});
	return changes?.map(({ value, added, removed }, index) => {
		const how = added ? 'added' : removed ? 'removed' : 'same';
		const [isFirst, isLast] = [index === 0, index === changes.length - 1];
		return { how, text: how === 'same' ? shortened(value, isFirst, isLast) : value };
	});
}

function shortened(text: string, isFirst: boolean, isLast: boolean): string {
	const head = isFirst ? '' : text.slice(0, around);
	const tail = isLast ? '' : text.slice(-around);
	return text.length <= head.length + tail.length + 20 ? text : `${head} […] ${tail}`;
}
