import { secretInFile } from './secret-files';

/** Put together so that no scanner takes the test for a leak. */
const key = `AKIA${'IOSFODNN7EXAMPLE'}`;

const insecure: Readonly<Record<string, readonly [string, string]>> = {
  'a key in a program': ['index.js', `exports.key = ['${key}'];`],
  'a password in a program': ['handler.py', `config = {"db_password": "hunter2hunter2"}`],
  'a password in TypeScript': ['app.ts', "const smtpPassword = 'c0rrect-h0rse';"],
  'a password in a build specification': ['buildspec.yml', '    DB_PASSWORD: hunter2hunter2'],
  'a password in an environment file': ['.env', 'ADMIN_PW=hunter2!x'],
  'a password on a command line': ['setup.sh', 'mysql -u root -phunter2secret records'],
  'a user of curl': ['Dockerfile', 'RUN curl -u build:s3cretsauce https://example.org/x.tgz'],
  'a token of npm': ['.npmrc', '//registry.npmjs.org/:_authToken=0123456789abcdef0123456789'],
  'a conformance pack with a key': ['pack.yaml', `Description: sign in with ${key}`],
  'a password in SQL': ['users.sql', "CREATE USER app WITH PASSWORD 'hunter2x';"],
};

test.each(Object.entries(insecure))('%s is found, with its line', (_what, [path, line]) => {
  expect(secretInFile(path, `first line\n${line}\n`)).toMatchObject({ line: 2 });
});

const secure: Readonly<Record<string, readonly [string, string]>> = {
  'a variable': ['index.js', 'const password = process.env.DB_PASSWORD;'],
  'a call': ['index.ts', 'const token = await signIn({ user, password: secret.value1 });'],
  'a name of a secret': ['index.py', 'secret_name = "prod/records/database"'],
  'a message': ['index.js', "throw new Error('token: expected 3 parts');"],
  'a reference in a build specification': ['buildspec.yml', '    DB_PASSWORD: $DB_PASSWORD'],
  'a name of a parameter': [
    'buildspec.yml',
    '    TOKEN_ARN: arn:aws:secretsmanager:us-east-1:111111111111:secret:x',
  ],
};

test.each(Object.entries(secure))('%s is no secret', (_what, [path, line]) => {
  expect(secretInFile(path, line)).toBeUndefined();
});
