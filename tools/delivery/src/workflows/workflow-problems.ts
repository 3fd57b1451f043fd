/**
 * What GitHub would refuse in a workflow, in the words of its own parser: unknown keys, events, permissions and jobs,
 * expressions that cannot be read. Inputs of actions are not looked at.
 *
 * @param file name that problems begin with
 * @param content text of the workflow
 */
export async function workflowProblems(file: string, content: string): Promise<readonly string[]> {
  // The parser is an ES module; this is compiled to CommonJS, which can load one only while it runs.
  const { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } =
    await import('@actions/workflow-parser');
  const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  // Jobs that wait for jobs which do not exist are found by this second step, and only there.
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
