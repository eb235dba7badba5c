import { LRUCache } from 'lru-cache';
import { hashOf } from './tokens.ts';

// Staff and programs of theirs do not queue with strangers, and are not counted with their network. What they may do is
// decided elsewhere.

const known = new LRUCache<string, true>({ max: 10_000, ttl: 10 * 60_000 });

/** Notes that a token was found to be one of ours. */
export const noteKnown = (token: string) => void known.set(hashOf(token), true);

export const isNoted = (token: string): boolean => known.has(hashOf(token));
