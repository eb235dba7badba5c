import type { Found } from '$lib/server/capture';

const words: Record<Found['from'], string> = {
	'JSON-LD': 'As the page says itself',
	meta: 'As the page says itself',
	itemprop: 'Marked so on the page',
	byline: 'From its byline',
	address: 'From its address',
	written: 'As it stands on the page',
	record: 'As it is on record'
};

/** Where a value was found, in words. */
export const saidOf = ({ from }: Found) => words[from];
