import * as v from 'valibot';
import { version } from './review.ts';

export const looking = v.object({
	id: v.pipe(v.string('Open the page again.'), v.nonEmpty('Open the page again.')),
	version
});
