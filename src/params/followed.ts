import type { ParamMatcher } from '@sveltejs/kit';
import { isFollowed } from '$lib/domain/files';

export const match = isFollowed satisfies ParamMatcher;
