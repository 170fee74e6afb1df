package dev.muster.app.files;

import dev.muster.app.controls.Buttons;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Asks whether a pack shall be forgotten.
final class ForgetCard extends PlanCard {
  ForgetCard(ForgetPlan plan, FilesModel model, Runnable cancel) {
    super(
        "mdi2d-delete-outline",
        "Forget " + PackRow.of(plan.pack()).title() + "?",
        go(plan),
        cancel);
    getStyleClass().add("harm");
    var words =
        new Label(
            "The pack from "
                + model.from(plan.pack())
                + " leaves the list. Contents that no other pack and no environment names are"
                + " deleted from Redis; copies in workers' folders stay. This can't be undone.");
    words.getStyleClass().add("hint");
    words.setWrapText(true);
    add(words);
    trouble().textProperty().bind(plan.trouble());
    goButton().disableProperty().bind(plan.going());
  }

  private static Button go(ForgetPlan plan) {
    var button = Buttons.plain("Forget it", plan::go);
    button.getStyleClass().add("danger-filled");
    return button;
  }
}
