import type { FeedFormat } from '../../../domain/files.ts';
import { answerWith } from '../files/index.ts';
import { type Feed, writeFeed } from './write.ts';

/** Feeds come as Atom, RSS and JSON Feed. */
export { correctionsFeed, everythingFeed, itemFeed, listFeed, searchFeed } from './feeds.ts';

export { type Change, publishedChanges, type Withdrawal } from './changes.ts';
export { feedEntries, positionChanged } from './entries.ts';
export { type Entry, headingOf } from './write.ts';

type Asked = { params: { format: FeedFormat }; url: URL };

export const answerFeed = <Event>(make: (event: Event) => Promise<Feed>) =>
	answerWith(
		({ params }: Event & Asked) => (params.format === 'json' ? 'feed' : params.format),
		async (event) => {
			const feed = await make(event);
			const { params, url } = event;
			return { text: writeFeed(params.format, feed, url.pathname), changed: feed.changed };
		}
	);
