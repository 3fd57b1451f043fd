/** Variables that a program of the plugin, or of a workspace, starts with: those of the shell, and less noise. */
export function programVariables(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // The SDK announces on every start which Node it will need next year; package.json says what is supported now.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
