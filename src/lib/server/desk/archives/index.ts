/** Newsrooms' archives on their way into the record: read post by post, entered one after the other. */
export { begin, giveUp, purgeArchives } from './begin.ts';
export {
	type ArchiveLine,
	get,
	list,
	noted,
	progressOf,
	quoting,
	type WholeArchive
} from './read.ts';
export { runArchives } from './run.ts';
export { upload } from './upload.ts';
