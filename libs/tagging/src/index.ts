export { TAG_NAMES, type TagName, type TagSet, tagSet, enforceTags, tagProblems } from './tags';
