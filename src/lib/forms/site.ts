import * as v from 'valibot';
import { networks } from '../domain/networks.ts';

export const featuredForm = v.object({
	/** Empty for no choice. */
	law: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(600, 'No law has a name so long.')), '')
});

export const networksForm = v.object({
	networks: v.array(v.picklist(networks, 'Choose from the list.'))
});

export const longestAbout = 5_000;

export const aboutForm = v.object({
	about: v.pipe(
		v.string('Write something.'),
		v.trim(),
		v.maxLength(
			longestAbout,
			`This is longer than ${longestAbout.toLocaleString('en')} characters.`
		)
	)
});
