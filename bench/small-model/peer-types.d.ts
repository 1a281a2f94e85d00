/** What is used here of AgentScript, which ships no types. */
declare module 'agentscript' {
  export class Model<Turtle> {
    constructor(options: unknown)
    readonly turtles: {
      create(count: number, initialise: (turtle: Turtle) => void): void
      ask(rule: (turtle: Turtle) => void): void
    }
    startup(): Promise<void>
  }
  export const World: { defaultOptions(maxX: number): unknown }
}
