"""Sentences on dynamics: systems of equations, three bodies, and rebuilt trajectories."""

from pages.shared.words.text import Text

SENTENCES: dict[str, Text] = {
    "not_three": Text(
        en="Three bodies are needed, but {array} are given for {given}. Give one row per body.",
        zh="需要三个天体，{array}却给了 {given} 个，请每个天体填一行。",
    ),
    "not_a_space": Text(
        en="In {array} the count of numbers per body is {given}; it must be 2 in a plane or 3 in "
        "space. Change the table.",
        zh="{array}每行有 {given} 个数，平面上须为 2 个，空间中须为 3 个，请修改。",
    ),
    "dimensions_differ": Text(
        en="Places have {positions} numbers per body and velocities {velocities}. Make them agree.",
        zh="位置每个天体有 {positions} 个数，速度有 {velocities} 个，请让两者一致。",
    ),
    "bodies_too_close": Text(
        en="Bodies {first} and {second} are {given:.3g} apart, which is the same place for this "
        "computation. Move them more than {minimum:.3g} apart.",
        zh="天体 {first} 和 {second} 相距 {given:.3g}，在计算中就是同一处，"
        "请让它们相距超过 {minimum:.3g}。",
    ),
    "bodies_flown_apart": Text(
        en="The bodies are too fast: at the start their potential energy is {given:.2g} of the "
        "kinetic; from {minimum:g} on they have flown apart. Make the velocities smaller.",
        zh="天体太快：开始时势能只有动能的 {given:.2g}，不超过 {minimum:g} 就算已经飞散。"
        "请减小速度。",
    ),
    "unknown_parameter": Text(
        en="These equations have no parameter “{given}”. What they have: {allowed}.",
        zh="这组方程没有参数“{given}”，它的参数是：{allowed}。",
    ),
    "orbit_blows_up": Text(
        en="The orbit leaves the floating-point range at t = {time:.4g}, so it cannot be measured. "
        "Change the equations or the start.",
        zh="轨道在 t = {time:.4g} 时超出浮点数范围，无法测量。请修改方程或起点。",
    ),
    "wrong_dimensions": Text(
        en="The count of numbers in a start is {given}; it must be {wanted}, for x, y and z. "
        "Change it.",
        zh="起点有 {given} 个数，而 x、y、z 需要 {wanted} 个，请修改。",
    ),
    "too_much_work": Text(
        en="All starts together would take {given:,} steps; at most {maximum:,} are possible. "
        "Use fewer starts or fewer steps.",
        zh="所有起点加起来共需 {given:,} 步，最多 {maximum:,} 步。请减少起点或步数。",
    ),
    "training_too_long": Text(
        en="{given:,} training steps of {batch} windows are too many for {weights:,} weights; at "
        "most {maximum:,} are possible. Use fewer steps, a smaller network or a smaller batch.",
        zh="{weights:,} 个权重、每步 {batch} 个窗口时，最多训练 {maximum:,} 步，而这里要 {given:,} "
        "步。请减少步数、缩小网络或减小批量。",
    ),
    "too_many_kept": Text(
        en="The frames of all starts would hold {given:,} states; at most {maximum:,} can be kept. "
        "Use fewer starts, or more steps between two frames.",
        zh="所有起点的各帧共有 {given:,} 个状态，最多保留 {maximum:,} 个。"
        "请减少起点，或加大两帧之间的步数。",
    ),
    "diagram_too_large": Text(
        en="All values of the parameter together would keep {given:,} heights; at most {maximum:,} "
        "are possible. Use fewer values or fewer steps.",
        zh="所有参数值加起来要保留 {given:,} 个高度，最多 {maximum:,} 个。请减少参数值或步数。",
    ),
    "window_not_possible": Text(
        en="The window is {given} points wide, but each convolution halves it, down to one point. "
        "Choose one of {allowed}.",
        zh="窗口为 {given} 个点；宽度为 2 的卷积每层把它减半，直到剩一个点。请从 {allowed} 中选。",
    ),
    "too_many_dimensions": Text(
        en="The trajectory has {given} columns; at most {maximum} can be rebuilt. Leave some out.",
        zh="轨道数据有 {given} 列，最多能重建 {maximum} 列，请删去一些。",
    ),
    "trajectory_length": Text(
        en="The series has {given} points without a gap; from {minimum} to {maximum} are needed "
        "to learn from. Give a longer or a shorter one.",
        zh="连续的点有 {given} 个，学习需要 {minimum} 到 {maximum} 个，请换一段更长或更短的数据。",
    ),
    "one_column_or_three": Text(
        en="The number of columns chosen is {given}. Choose one, which delays unfold, or three, "
        "which are taken as they are.",
        zh="选了 {given} 列。请选一列（用延迟展开）或三列（直接使用）。",
    ),
    "trajectory_constant": Text(
        en="Column {column} is {given} all the time, so there is nothing to learn. Choose a series "
        "that changes.",
        zh="第 {column} 列始终是 {given}，没有可学的内容，请换一列有变化的数据。",
    ),
    "trajectory_straight": Text(
        en="Column {column} changes by {given:.4g} from every row to the next, as a clock does: a "
        "straight line has nothing to learn. Choose another column.",
        zh="第 {column} 列每行的变化都是 {given:.4g}，像时钟一样：直线没有可学的内容，请换一列。",
    ),
    "symmetry_needs_three": Text(
        en="The symmetry (x, y, z) → (−x, −y, z) needs three columns; the number given is "
        "{given}. Turn it off.",
        zh="对称 (x, y, z) → (−x, −y, z) 需要三列，现有 {given} 列，请关掉它。",
    ),
    "no_symmetry": Text(
        en="The system {system} has no symmetry (x, y, z) → (−x, −y, z). Turn it off.",
        zh="系统 {system} 没有对称性 (x, y, z) → (−x, −y, z)，请关掉它。",
    ),
    "shapes_differ": Text(
        en="The forecast has shape {given}, the truth {wanted}. Give both the same shape.",
        zh="预测的形状是 {given}，真实轨道是 {wanted}，两者须相同。",
    ),
}
