// Who fetches the paper for machines that learn or answer: known agents as their makers name them (November 2026), and what a
// publisher may say to each kind in robots.txt. Whoever obeys no rules isn't kept away by this.

/** `training`: takes texts in to learn from. `answers`: fetches a page when somebody asks, and mostly links to it. */
export type CrawlerUse = "training" | "answers";

export type Crawler = Readonly<{ agent: string; of: string; use: CrawlerUse }>;

export const aiCrawlers: readonly Crawler[] = [
  { agent: "AI2Bot", of: "Allen Institute for AI", use: "training" },
  { agent: "Amazonbot", of: "Amazon", use: "training" },
  { agent: "anthropic-ai", of: "Anthropic", use: "training" },
  { agent: "Applebot-Extended", of: "Apple", use: "training" },
  { agent: "Bytespider", of: "ByteDance", use: "training" },
  { agent: "CCBot", of: "Common Crawl", use: "training" },
  { agent: "ClaudeBot", of: "Anthropic", use: "training" },
  { agent: "cohere-ai", of: "Cohere", use: "training" },
  { agent: "cohere-training-data-crawler", of: "Cohere", use: "training" },
  { agent: "Diffbot", of: "Diffbot", use: "training" },
  { agent: "FacebookBot", of: "Meta", use: "training" },
  { agent: "Google-Extended", of: "Google", use: "training" },
  { agent: "GPTBot", of: "OpenAI", use: "training" },
  { agent: "ImagesiftBot", of: "Hive", use: "training" },
  { agent: "Meta-ExternalAgent", of: "Meta", use: "training" },
  { agent: "omgili", of: "Webz.io", use: "training" },
  { agent: "PanguBot", of: "Huawei", use: "training" },
  { agent: "Timpibot", of: "Timpi", use: "training" },
  { agent: "ChatGPT-User", of: "OpenAI", use: "answers" },
  { agent: "Claude-SearchBot", of: "Anthropic", use: "answers" },
  { agent: "Claude-User", of: "Anthropic", use: "answers" },
  { agent: "DuckAssistBot", of: "DuckDuckGo", use: "answers" },
  { agent: "Meta-ExternalFetcher", of: "Meta", use: "answers" },
  { agent: "MistralAI-User", of: "Mistral", use: "answers" },
  { agent: "OAI-SearchBot", of: "OpenAI", use: "answers" },
  { agent: "Perplexity-User", of: "Perplexity", use: "answers" },
  { agent: "PerplexityBot", of: "Perplexity", use: "answers" },
  { agent: "YouBot", of: "You.com", use: "answers" },
];

export const crawlerPolicies = ["allow", "no-training", "refuse"] as const;
export type CrawlerPolicy = (typeof crawlerPolicies)[number];

export const crawlerPolicyWords: Readonly<Record<CrawlerPolicy, string>> = {
  allow: "All may fetch the pages",
  "no-training": "Not those that learn from texts; those that answer with a link may",
  refuse: "None may fetch the pages",
};

/** Agents that this policy turns away, in the order of the list. */
export function refusedAgents(policy: CrawlerPolicy): readonly string[] {
  if (policy === "allow") return [];
  return aiCrawlers.filter(({ use }) => policy === "refuse" || use === "training").map(({ agent }) => agent);
}
