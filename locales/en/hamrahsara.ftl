## Guest houses for patients' companions.

hamrahsara-label = 🏥 Patient’s companion
hamrahsara-path =
    There is another path for a patient’s companion: a hamrahsara, a free guest house for the family of somebody in a Tehran hospital.
    One enters with a letter from the hospital: ask its social work office, or the head nurse of the ward, for a letter to a hamrahsara.
    Some of them only take companions of certain patients; the social worker knows which one fits you.
hamrahsara-meanwhile = If you have no place for tonight, I can also show you a night shelter.
