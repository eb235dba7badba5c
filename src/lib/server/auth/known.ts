import { LRUCache } from 'lru-cache';
import { hashOf } from './tokens.ts';

// Staff and their programs don't queue with strangers and don't count towards their network's limits. This cache
// gives no permissions.

const known = new LRUCache<string, true>({ max: 10_000, ttl: 10 * 60_000 });

export const noteKnown = (token: string) => void known.set(hashOf(token), true);

export const isNoted = (token: string): boolean => known.has(hashOf(token));
