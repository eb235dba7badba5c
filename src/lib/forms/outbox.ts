import * as v from 'valibot';
import { number } from './fields.ts';

/** Something that was given up; of all of them, the newest that whoever asks has seen. */
export const deadRow = v.object({ id: number('Open the page again and send it from there.') });
