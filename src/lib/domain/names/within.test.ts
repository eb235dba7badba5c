import { expect, it } from 'vitest';
import { namesWithin } from './within.ts';

const onRecord = ['Zuhra Karim', 'Dr Larry Page', 'Li Wu', 'زہرا کریم', '—'];
const found = (text: string) => namesWithin(text, onRecord);

it('finds a whole name in any case, and one word of it that is written as a name', () => {
	expect(found('The lawyer of zuhra  karim wrote.')).toEqual(['Zuhra Karim']);
	expect(found('Ms Karim’s brother wrote.')).toEqual(['Zuhra Karim']);
	expect(found('KARIM wrote.')).toEqual(['Zuhra Karim']);
	expect(found('لکھا کریم نے')).toEqual(['زہرا کریم']);
	expect(found('By Li Wu.')).toEqual(['Li Wu']);
});

it('takes no word in lower case, title or short word for a name', () => {
	expect(found('A copy of the page is kept, and a Dr of law said so.')).toEqual([]);
	expect(found('Li wrote.')).toEqual([]);
	expect(found('Karimabad is a town.')).toEqual([]);
	expect(found('')).toEqual([]);
});
