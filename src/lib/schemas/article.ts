import * as v from 'valibot';
import { sections } from '../domain/vocabulary.ts';
import { edtf, kept, key, regulationName, source, text, topicName } from './parts.ts';

export const article = v.object({
	...source.entries,
	...kept,
	archive_url: v.nullable(v.pipe(text, v.url())),
	author: v.nullable(text),
	section: key(sections),
	printed_section: v.pipe(v.nullable(text), v.description('The section as its outlet prints it.')),
	published: v.nullable(edtf),
	summary: v.nullable(text),
	note: v.nullable(text),
	regulations: v.array(regulationName),
	topics: v.array(topicName)
});
