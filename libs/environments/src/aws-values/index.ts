export * from './arns';
export * from './database-names';
export * from './names';
export * from './regions';
