import * as v from 'valibot';
import { networks } from '../domain/networks.ts';
import { principleKeys } from '../domain/principles.ts';
import { given, line } from './fields.ts';

export const featuredForm = v.object({
	/** Empty for no choice. */
	law: line(600, 'No law has a name so long.')
});

export const networksForm = v.object({
	networks: v.pipe(
		v.array(v.picklist(networks, 'Choose from the list.')),
		v.transform((chosen) => [...new Set(chosen)])
	)
});

export const longestAbout = 5_000;

const paragraphs = v.pipe(
	v.string(),
	v.trim(),
	v.maxLength(longestAbout, `This is longer than ${longestAbout.toLocaleString('en')} characters.`)
);

/** An empty text removes the words; a form without the field changes nothing. */
export const aboutForm = v.object({ about: paragraphs }, 'Write something.');

/** Empty for no answer. */
export const principlesForm = v.object(
	v.entriesFromList(principleKeys, paragraphs),
	'Write something.'
);

/** Empty for no choice. */
export const operatorForm = v.object({
	stakeholder: line(600, 'No stakeholder has a name so long.')
});

export const tooLargePicture =
	'This picture is larger than 2 MB. Save it smaller, and choose that file.';
export const unreadablePicture = 'This file is no JPEG, PNG or WebP picture that can be read.';

/** Without a file the words alone change. */
export const pictureForm = v.object({
	picture: v.pipe(v.file('Choose a picture.'), v.maxSize(2 * 1024 * 1024, tooLargePicture)),
	alt: given(
		'Say in a few words what the picture shows.',
		300,
		'This is longer than 300 characters.'
	)
});
