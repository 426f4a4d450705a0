"""Sentences on gradient descent: fits, their surfaces, batches and what they cost."""

from pages.shared.words.text import Text

SENTENCES: dict[str, Text] = {
    "no_coefficients": Text(
        en="There are no coefficients. Give at least one.", zh="没有系数，至少要有一个。"
    ),
    "beyond_float32": Text(
        en="The steepest direction has λmax = {given}. Beyond {maximum}, the rates that suit it "
        "are too small for float32. Scale x down, or use fewer terms.",
        zh="最陡方向的 λmax = {given}，超过 {maximum} 时，合适的学习率小到 float32 表示不了。"
        "请缩小 x，或减少项数。",
    ),
    "flat_surface": Text(
        en="The number of different x is {distinct}. They are too few, or too close together, to "
        "determine {terms} coefficients. Add points at other x.",
        zh="不同的 x 只有 {distinct} 个，或者彼此太近，定不了 {terms} 个系数。请添加 x 不同的点。",
    ),
    "same_coefficient": Text(
        en="Both coefficients belong to power {given}. Choose two different ones.",
        zh="两个系数都是 {given} 次幂的，请选两个不同的。",
    ),
    "batch_above_samples": Text(
        en="The batch size is {given}, the number of samples only {samples}, and none is drawn "
        "twice. Choose at most {samples}.",
        zh="批量大小为 {given}，但样本只有 {samples} 个，且不重复抽取。请不要超过 {samples}。",
    ),
    "not_two_columns": Text(
        en="The model has two weights, so it needs two columns, x1 and x2, not {given}. Change "
        "the table.",
        zh="模型有两个权重，需要 x1、x2 两列，而不是 {given} 列，请修改表格。",
    ),
    "two_weights": Text(
        en="The model has two weights; the number given is {given}. Give two.",
        zh="模型有两个权重，却给出了 {given} 个，请给两个。",
    ),
    "flat_bowl": Text(
        en="The loss of these samples (number: {samples}) has no single lowest point: there is "
        "only one sample, or x is constant, or x1 and x2 are proportional. Add samples that "
        "differ.",
        zh="这 {samples} 个样本的损失没有唯一的最低点：只有一个样本，或 x 为常数，或 x1 与 x2 成比"
        "例。请添加不同的样本。",
    ),
    "batches_count": Text(
        en="The number of batch sizes given is {given}; from 1 to {maximum} can be measured. "
        "Change the list.",
        zh="给出了 {given} 种批量大小，可以测 1 到 {maximum} 种，请修改。",
    ),
    "batches_repeated": Text(
        en="The batch size {given} stands in the list more than once. Name each size once.",
        zh="批量大小 {given} 在列表里不止一次，每种只写一次。",
    ),
    "cost_out_of_memory": Text(
        en="The process with batches of {batch} needed more than {limit:,} MB and was ended. What "
        "was measured before is kept. Raise the limit, or choose smaller pictures.",
        zh="批量大小为 {batch} 的进程超过了 {limit:,} MB 的内存上限，已被结束；之前测得的结果还在。"
        "请提高上限，或选小一些的图片。",
    ),
    "cost_killed": Text(
        en="The process with batches of {batch} was ended from outside (signal {signal}), most "
        "likely because the machine ran out of memory. Choose smaller batches or pictures.",
        zh="批量大小为 {batch} 的进程被系统结束（信号 {signal}），多半是机器内存不足。"
        "请选小一些的批量或图片。",
    ),
}
