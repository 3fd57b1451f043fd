export { UserError, type UserErrorProps, problemList, type Problem } from './user-error';
