import * as v from 'valibot';
import { number } from './fields.ts';

/** `id` is a letter that was given up, or, to send all again, the newest one that the user has seen. */
export const deadRow = v.object({ id: number('Open the page again and send it from there.') });
