export { TAG_NAMES, type TagName, type TagSet, tagSet } from './tag-set';
export { enforceTags } from './enforce-tags';
export { tagProblems } from './tag-problems';
