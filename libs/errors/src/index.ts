export { UserError, type UserErrorProps, problemList, type Problem } from './user-error';
export { escaped, oneLine, visibleText } from './visible-text';
