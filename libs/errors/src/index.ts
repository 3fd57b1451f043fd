export { UserError, type UserErrorProps } from './user-error';
export { problemList, type Problem } from './problem-list';
