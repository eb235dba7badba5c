import type { ParamMatcher } from '@sveltejs/kit';
import { isFeed } from '$lib/domain/files';

export const match = isFeed satisfies ParamMatcher;
